package org.cutis.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cutis.image.PixelSize;
import org.cutis.measure.HeightMap;
import org.cutis.measure.LayerTables;
import org.cutis.model.ModelClass;
import org.cutis.oct.OctLayer;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ColorProcessor;

/** The layers of an OCT tomogram as ImageJ shows them. */
public final class OctLayerImages {

	private OctLayerImages() {}

	/** Gives a label image the layers' colours, and each slice a line that says which label is which. */
	public static void color(final ImagePlus labels, final List<OctLayer> layers) {
		final List<ModelClass> classes = new ArrayList<>();
		for (final String name : OctLayer.NAMES)
			classes.add(new ModelClass(name, layers.stream().filter(l -> l.label() == classes.size()).mapToInt(OctLayer::color)
				.findFirst().orElse(0)));
		LabelColors.apply(labels, classes);
		final Map<Integer, String> names = new LinkedHashMap<>();
		layers.forEach(l -> names.put(l.label(), l.name()));
		LabelColors.legend(labels, names);
	}

	/**
	 * Thickness from above in colour, in µm if the pixel size is known, else in pixels.
	 *
	 * @param layers indices of the layers, one slice for each
	 */
	public static ImagePlus thickness(final String title, final LayerTables tables, final List<Integer> layers) {
		final List<HeightMap> maps = layers.stream().map(tables.columns()::thickness).toList();
		final Calibration c = new Calibration();
		final PixelSize size = tables.size();
		if (size.known()) {
			c.pixelWidth = size.x();
			c.pixelHeight = size.along(tables.depth().scanDimension());
			c.setUnit("um"); // ImageJ makes it µm
		}
		c.setValueUnit(size.known() ? "µm" : "px");
		return ThicknessMaps.image(title, maps, names(tables, layers), size.known() ? size.along(tables.depth().dimension())
			: 1, c);
	}

	/** The same as a picture with a scale. @param map made by {@link #thickness} of the same tables and layers */
	public static ColorProcessor picture(final ImagePlus map, final LayerTables tables, final List<Integer> layers) {
		return ThicknessMaps.picture(map, names(tables, layers));
	}

	private static List<String> names(final LayerTables tables, final List<Integer> layers) {
		return layers.stream().map(tables.names()::get).toList();
	}
}
