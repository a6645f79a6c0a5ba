package org.cutis.command;

import java.io.File;

import org.cutis.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Segments the epidermis in an optoacoustic (RSOM) volume. */
@Plugin(type = Command.class, name = "segment-epidermis", menuPath = "Plugins>Cutis>Segment Epidermis...",
	headless = true,
	description = "Segments the epidermis in an optoacoustic (RSOM) volume, B-scan by B-scan.")
public class SegmentEpidermis extends CutisCommand {

	@Parameter(label = "Image", persist = false,
		description = "RSOM volume or B-scan, 1 or 2 channels (LF, HF), 8, 16 or 32 bit")
	private ImagePlus image;

	@Parameter(label = "Model", persist = false,
		description = "Name of an installed model, or a model bundle's folder or .zip file")
	private String model = "epidermis";

	@Parameter(label = "Depth axis", choices = { "auto", "Z", "Y" }, persist = false,
		description = "Axis that runs into the skin: Z for a stack of en-face slices, Y for a stack of B-scans; auto takes the axis with the finer pixel")
	private String depth_axis = "auto";

	@Parameter(label = "Device", persist = false, description = "auto, cpu, gpu or gpu:N")
	private String device = "auto";

	@Parameter(label = "Threshold", min = "0", max = "1", stepSize = "0.05", persist = false,
		description = "Probability from which a voxel counts as epidermis")
	private double threshold = 0.5;

	@Parameter(label = "Show probability", persist = false,
		description = "Also gives the probability as a 32-bit image")
	private boolean show_probability = false;

	@Parameter(label = "Show overlay", persist = false,
		description = "Also gives a copy of the image with the epidermis as a half-transparent overlay")
	private boolean show_overlay = false;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder to save the results in; nothing is saved if it is empty")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Labels")
	private ImagePlus labels;

	@Parameter(type = ItemIO.OUTPUT, label = "Probability")
	private ImagePlus probability;

	@Parameter(type = ItemIO.OUTPUT, label = "Overlay")
	private ImagePlus overlay;

	@Override
	protected void execute(final Progress progress) {
		throw new UnsupportedOperationException("The pipeline comes with the next commit");
	}
}
