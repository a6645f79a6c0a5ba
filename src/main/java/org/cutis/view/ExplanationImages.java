package org.cutis.view;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.cutis.explain.ExplainedClass;
import org.cutis.explain.Explanation;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.model.ModelClass;
import org.cutis.tile.ValueRange;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** What maximises a model's classes, as ImageJ shows it: a slice for each class, labelled with its name. */
public final class ExplanationImages {

	/** Images in a row of the picture at most. */
	private static final int COLUMNS = 6;

	/** Pixels along the longer side of an image in the picture. */
	private static final int PANEL = 320;

	private static final int FONT = 14, GROUND = 0x262626;

	private ExplanationImages() {}

	/** The images: 32-bit, with the model's channels, shown over the range of its values. @param size µm per pixel */
	public static ImagePlus images(final String title, final Explanation explanation, final PixelSize size) {
		final int channels = explanation.ranges().size();
		final List<RandomAccessibleInterval<FloatType>> stacks = new ArrayList<>();
		for (int c = 0; c < channels; c++) {
			final int channel = c;
			stacks.add(slices(explanation, e -> ArrayImgs.floats(e.image()[channel], explanation.width(), explanation
				.height())));
		}
		final ImagePlus image = ImagePlusDoor.image(new Volume<>(title, Views.stack(stacks), size));
		final List<ExplainedClass> classes = explanation.classes();
		for (int i = 0; i < image.getStackSize(); i++)
			image.getStack().setSliceLabel(classes.get(i / channels).of().name(), i + 1);
		return shown(image, explanation.ranges());
	}

	private static ImagePlus shown(final ImagePlus image, final List<ValueRange> ranges) {
		if (ranges.size() == 1) {
			image.setDisplayRange(ranges.get(0).min(), ranges.get(0).max());
			return image;
		}
		final CompositeImage composite = new CompositeImage(image, ranges.size() > 3 ? CompositeImage.GRAYSCALE
			: CompositeImage.COMPOSITE);
		for (int c = ranges.size(); c >= 1; c--) {
			composite.setPositionWithoutUpdate(c, 1, 1);
			composite.setDisplayRange(ranges.get(c - 1).min(), ranges.get(c - 1).max());
		}
		return composite;
	}

	/**
	 * The segmentation that the network gives to the images, in the classes' colours; each slice has a line that says which
	 * label is which.
	 */
	public static ImagePlus labels(final String title, final Explanation explanation, final PixelSize size) {
		final RandomAccessibleInterval<UnsignedByteType> slices = slices(explanation, e -> ArrayImgs.unsignedBytes(e.labels(),
			explanation.width(), explanation.height()));
		final ImagePlus labels = ImagePlusDoor.image(new Volume<>(title, Views.addDimension(slices, 0, 0), size));
		final List<ModelClass> classes = classes(explanation);
		LabelColors.apply(labels, classes);
		final String legend = IntStream.range(0, classes.size()).mapToObj(i -> i + " " + classes.get(i).name()).collect(
			Collectors.joining(", "));
		for (int i = 1; i <= labels.getStackSize(); i++)
			labels.getStack().setSliceLabel(classes.get(i - 1).name() + ": " + legend, i);
		return labels;
	}

	private static <T extends RealType<T>> RandomAccessibleInterval<T> slices(final Explanation explanation,
		final Function<ExplainedClass, RandomAccessibleInterval<T>> slice)
	{
		return Views.stack(explanation.classes().stream().map(slice).toList());
	}

	private static List<ModelClass> classes(final Explanation explanation) {
		return explanation.classes().stream().map(ExplainedClass::of).toList();
	}

	/**
	 * All in one picture, as in the OCT paper's Fig. 4: for each class its image, below it the segmentation, and a legend. Two
	 * channels are red and green, three red, green and blue, each from the dark to the bright end of its values in the image.
	 */
	public static ColorProcessor picture(final Explanation explanation) {
		final List<ModelClass> classes = classes(explanation);
		final List<ColorProcessor> rows = new ArrayList<>();
		for (int i = 0; i < classes.size(); i += COLUMNS)
			rows.add(Pictures.sideBySide(explanation.classes().subList(i, Math.min(classes.size(), i + COLUMNS)).stream().map(
				c -> panel(c, explanation, classes)).toArray(ColorProcessor[]::new)));
		final ColorProcessor all = Pictures.stacked(rows.toArray(ColorProcessor[]::new));
		Captions.font(all, FONT);
		final ClassLegend legend = new ClassLegend(all, classes, "", Math.max(PANEL, all.getWidth()) - 2 * Pictures.GAP);
		final ColorProcessor canvas = new ColorProcessor(Math.max(PANEL, all.getWidth()), all.getHeight() + legend.height() +
			2 * Pictures.GAP);
		canvas.setColor(new Color(GROUND));
		canvas.fill();
		canvas.insert(all, 0, 0);
		Captions.font(canvas, FONT);
		legend.draw(canvas, Pictures.GAP, all.getHeight() + Pictures.GAP);
		return canvas;
	}

	private static ColorProcessor panel(final ExplainedClass of, final Explanation explanation,
		final List<ModelClass> classes)
	{
		final int w = explanation.width(), h = explanation.height();
		final FloatProcessor[] planes = new FloatProcessor[of.image().length];
		for (int c = 0; c < planes.length; c++)
			planes[c] = new FloatProcessor(w, h, of.image()[c]);
		final ColorProcessor labels = new ColorProcessor(w, h);
		for (int i = 0; i < w * h; i++)
			labels.set(i, 0xff000000 | classes.get(of.labels()[i] & 0xff).color());
		final ColorProcessor image = scaled(Render.composite(planes));
		final ColorProcessor probe = new ColorProcessor(1, 1);
		Captions.font(probe, 20);
		return Pictures.captioned(Captions.shortened(probe, of.of().name(), image.getWidth() - 2 * Pictures.GAP), Pictures
			.stacked(image, scaled(labels)));
	}

	/** Pixels stay what they are: not smoothed. */
	private static ColorProcessor scaled(final ColorProcessor picture) {
		final double scale = (double) PANEL / Math.max(picture.getWidth(), picture.getHeight());
		picture.setInterpolationMethod(ImageProcessor.NONE);
		return (ColorProcessor) picture.resize(Math.max(1, (int) Math.round(picture.getWidth() * scale)), Math.max(1, (int) Math
			.round(picture.getHeight() * scale)));
	}
}
