package org.cutis.rsom;

import org.cutis.engine.Device;
import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.model.ModelBundle;

/**
 * What to segment and how.
 *
 * @param image 1 or 2 channels (LF, HF)
 * @param depth axis that runs into the skin
 * @param model an RSOM model with one class
 * @param device what to run on
 * @param threshold probability from which a voxel counts as epidermis, 0 to 1
 * @param probability whether to keep the probabilities (4 bytes a voxel)
 */
public record EpidermisRequest(Volume<?> image, DepthAxis depth, ModelBundle model, Device device,
	double threshold, boolean probability)
{}
