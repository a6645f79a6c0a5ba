package org.cutis.oct;

import org.cutis.engine.Device;
import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.model.ModelBundle;

/**
 * What to segment and how.
 *
 * @param image an OCT tomogram, 1 channel
 * @param depth axis that runs into the skin
 * @param model an OCT model with classes of {@link OctLayer#NAMES}
 * @param device what to run on
 * @param correction how far the decision takes the class weights of the training out: 1 wholly, 0 not at all
 * @param consistent whether layers must be in order and their interfaces continuous
 * @param probability whether to keep the probabilities (4 bytes a voxel and layer)
 */
public record OctRequest(Volume<?> image, DepthAxis depth, ModelBundle model, Device device, double correction,
	boolean consistent, boolean probability)
{

	public OctRequest {
		if (!(correction >= 0 && correction <= 1)) throw new IllegalArgumentException("The correction must be 0 to 1");
	}
}
