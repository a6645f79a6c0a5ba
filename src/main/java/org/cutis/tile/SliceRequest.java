package org.cutis.tile;

import org.cutis.engine.Device;
import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.model.ModelBundle;

/**
 * What to segment slice by slice, and how.
 *
 * @param image as many channels as the model takes
 * @param depth axis that the rows of a slice follow, as in training
 * @param model any model for slices
 * @param device what to run on
 * @param threshold of a model with a single class: probability from which a pixel has it, 0 to 1
 * @param probability whether to keep the probabilities (4 bytes a pixel and class)
 */
public record SliceRequest(Volume<?> image, DepthAxis depth, ModelBundle model, Device device, double threshold,
	boolean probability)
{}
