package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.util.Optional;

import org.cutis.image.DepthAxis;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.OutputFolder;
import org.cutis.image.Provenance;
import org.cutis.image.Table;
import org.cutis.image.Volume;
import org.cutis.measure.Labels;
import org.cutis.measure.Roughness;
import org.cutis.measure.SurfaceTables;
import org.cutis.measure.Surfaces;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.view.NormalsPlot;
import org.cutis.view.Pictures;
import org.cutis.view.ResultsTables;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** Measures how rough a layer's upper and lower surfaces are. */
@Plugin(type = Command.class, name = "compute-roughness", menuPath = "Plugins>Cutis>Compute Roughness...",
	headless = true,
	description = "Measures the roughness Ra of a layer's upper and lower surface in a label image, and the directions of their normals.")
public class ComputeRoughness extends CutisCommand {

	@Parameter(label = "Image", persist = false,
		description = "Label image: one channel of whole numbers, for example 0 and 1")
	private ImagePlus image;

	@Parameter(label = "Label", persist = false, description = "Value of the layer in the label image")
	private int label = 1;

	@Parameter(label = "Depth axis", choices = { "auto", "Z", "Y" }, persist = false,
		description = "Axis that runs into the skin: Z for a stack of en-face slices, Y for a stack of B-scans; auto takes the axis with the finer pixel")
	private String depth_axis = "auto";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder to save the results in; nothing is saved if it is empty")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Surface normals")
	private ImagePlus normals;

	@Override
	protected void execute(final Progress progress) throws IOException {
		final Volume<?> volume = ImagePlusDoor.volume(image);
		checkChannels(volume);
		final DepthAxis depth = DepthAxis.resolve(depth_axis, volume.pixels().dimensionsAsLongArray(), volume.size());
		final Optional<OutputFolder> folder = OutputFolder.of(output, image.getTitle());
		final Surfaces surfaces = surfaces(volume, depth, progress);
		final Table table = SurfaceTables.roughness(surfaces, depth, volume.size());
		final Provenance provenance = provenance(volume, depth);
		if (folder.isPresent()) {
			folder.get().csv(table, "roughness", provenance);
			folder.get().write("normals", "png", file -> Pictures.png(NormalsPlot.overall(image.getTitle(), surfaces, depth,
				volume.size()).getProcessor(), file));
		}
		normals = NormalsPlot.stack("Surface normals of " + image.getTitle(), surfaces, depth, volume.size());
		provenance.attachTo(normals);
		ResultsTables.show(table);
	}

	private void checkChannels(final Volume<?> volume) {
		if (volume.channels() == 1) return;
		final String what = image.getBitDepth() == 24 ? "is an RGB image" : "has " + volume.channels() + " channels";
		throw new UserError("The image \"" + image.getTitle() + "\" " + what +
			", but labels are one channel of whole numbers. Choose the label image that Segment Epidermis gave.");
	}

	private <T extends RealType<T>> Surfaces surfaces(final Volume<T> volume, final DepthAxis depth,
		final Progress progress)
	{
		final RandomAccessibleInterval<T> pixels = Views.hyperSlice(volume.pixels(), 3, volume.pixels().min(3));
		return Surfaces.ofPresent(Labels.of(pixels, progress), depth, label, progress);
	}

	private Provenance provenance(final Volume<?> volume, final DepthAxis depth) {
		Provenance p = Provenance.create("Compute Roughness").with("image", volume.title()).with("label", label).with(
			"depth_axis", depth).with("window_px", Roughness.WINDOW).with(volume.size());
		// What the labels came from, the model above all, is part of where the figures came from.
		for (final var entry : Provenance.of(image).entries().entrySet())
			p = p.with("input." + entry.getKey(), entry.getValue());
		return p;
	}
}
