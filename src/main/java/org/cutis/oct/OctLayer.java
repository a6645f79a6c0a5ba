package org.cutis.oct;

import java.util.ArrayList;
import java.util.List;

import org.cutis.model.ModelClass;
import org.cutis.model.ModelInfo;
import org.cutis.task.UserError;

/**
 * A layer that a model tells apart.
 *
 * @param name as the model calls it
 * @param label its value in label images: its place in {@link #NAMES}
 * @param map index of its map in the network's output
 * @param color 0xRRGGBB
 */
public record OctLayer(String name, int label, int map, int color) {

	/** Skin under a glass window, from the surface downwards (OCT paper, section II.A). */
	public static final List<String> NAMES = List.of("glass", "glycerol", "epidermis", "DEJ", "dermis");

	/** The junction of epidermis and dermis, a thin band. */
	public static final String JUNCTION = "DEJ";

	/**
	 * A model's layers in the order of depth. Names may be in upper or lower case.
	 *
	 * @throws UserError if the model has a class that is none of {@link #NAMES}, one twice, or fewer than two
	 */
	public static List<OctLayer> of(final ModelInfo model) {
		final List<ModelClass> classes = model.classes();
		for (final ModelClass c : classes)
			if (NAMES.stream().noneMatch(c.name()::equalsIgnoreCase)) throw unfit(model, "has the class \"" + c.name() + "\"");
		final List<OctLayer> layers = new ArrayList<>();
		for (int label = 0; label < NAMES.size(); label++)
			for (int map = 0; map < classes.size(); map++) {
				final ModelClass c = classes.get(map);
				if (!c.name().equalsIgnoreCase(NAMES.get(label))) continue;
				if (!layers.isEmpty() && layers.get(layers.size() - 1).label == label) throw unfit(model, "has the class \"" + c
					.name() + "\" twice");
				layers.add(new OctLayer(c.name(), label, map, c.color()));
			}
		if (layers.size() < 2) throw unfit(model, "has one class only (" + classes.get(0).name() + ")");
		return layers;
	}

	private static UserError unfit(final ModelInfo model, final String what) {
		return new UserError("Model " + model.name() + " " + what + ", but Segment OCT Layers needs two or more of " + String
			.join(", ", NAMES) + ", and no others. Choose another model.");
	}
}
