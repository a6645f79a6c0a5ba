package org.cutis.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelRegistry;
import org.cutis.task.Progress;
import org.scijava.module.ModuleItem;
import org.scijava.widget.WidgetStyle;

import ij.IJ;

/**
 * The models a command can choose from: Cutis' own, the user's, and those in
 * ImageJ's models folder. An input that names a model is a text with the
 * style {@code model:} and a modality:
 *
 * <pre>{@code
 * @Parameter(label = "Model", style = "model:rsom", persist = false, description = ...)
 * private String model = "epidermis";
 * }</pre>
 *
 * Dialogs offer the installed models of that modality; the path of any other
 * is allowed, too.
 */
public final class Models {

	private static final String STYLE = "model";

	private Models() {}

	/** The modality of the models that an input may name; empty if it does not name a model. */
	public static Optional<Modality> modality(final ModuleItem<?> item) {
		final String style = item.getWidgetStyle();
		return style == null || !style.startsWith(STYLE + ":") ? Optional.empty() : Modality.of(WidgetStyle
			.getStyleModifier(style, STYLE));
	}

	/**
	 * Names of the installed models, sorted, as they are just now.
	 *
	 * @param leftOut as {@link ModelRegistry#names(Modality, Consumer)}
	 */
	public static List<String> names(final Modality modality, final Consumer<String> leftOut) {
		return registry().names(modality, leftOut);
	}

	/** @param nameOrPath as {@link ModelRegistry#resolve} */
	static ModelBundle resolve(final String nameOrPath, final Progress progress) throws IOException {
		return registry().resolve(nameOrPath, progress);
	}

	static ModelRegistry registry() {
		final String imagej = IJ.getDirectory("imagej");
		return imagej == null ? ModelRegistry.standard() : ModelRegistry.standard(Path.of(imagej, "models", "cutis"));
	}
}
