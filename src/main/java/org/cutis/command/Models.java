package org.cutis.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
 * style {@code model:} and a modality, or {@code model:any}:
 *
 * <pre>{@code
 * @Parameter(label = "Model", style = "model:rsom", persist = false, description = ...)
 * private String model = "epidermis";
 * }</pre>
 *
 * Dialogs offer the installed models of that modality, or all that take images and not volumes; the path of any other
 * is allowed, too.
 */
public final class Models {

	private static final String STYLE = "model", ANY = "any";

	private Models() {}

	/** The modalities of the models that an input may name; empty if it does not name a model. */
	public static Optional<Set<Modality>> modalities(final ModuleItem<?> item) {
		final String style = item.getWidgetStyle();
		if (style == null || !style.startsWith(STYLE + ":")) return Optional.empty();
		final String modality = WidgetStyle.getStyleModifier(style, STYLE);
		return ANY.equals(modality) ? Optional.of(EnumSet.complementOf(EnumSet.of(Modality.RSOM_VESSELS))) : Modality.of(modality).map(m -> EnumSet.of(m));
	}

	/**
	 * Names of the installed models, sorted, as they are just now.
	 *
	 * @param leftOut as {@link ModelRegistry#names(Modality, Consumer)}; is told each sentence once
	 */
	public static List<String> names(final Set<Modality> modalities, final Consumer<String> leftOut) {
		final Set<String> names = new TreeSet<>(), said = new HashSet<>();
		final ModelRegistry registry = registry();
		for (final Modality modality : modalities)
			names.addAll(registry.names(modality, sentence -> {
				if (said.add(sentence)) leftOut.accept(sentence);
			}));
		return List.copyOf(names);
	}

	/** @param nameOrPath as {@link ModelRegistry#resolve} */
	static ModelBundle resolve(final String nameOrPath, final Progress progress) throws IOException {
		return registry().resolve(nameOrPath, progress);
	}

	/** What tells a model from any other, even one of the same name. */
	public static String sha256(final String nameOrPath, final Progress progress) throws IOException {
		return resolve(nameOrPath, progress).sha256();
	}

	static ModelRegistry registry() {
		final String imagej = IJ.getDirectory("imagej");
		return imagej == null ? ModelRegistry.standard() : ModelRegistry.standard(Path.of(imagej, "models", "cutis"));
	}
}
