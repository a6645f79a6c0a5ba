package org.cutis.rcm;

import org.cutis.engine.Device;
import org.cutis.image.Volume;
import org.cutis.model.ModelBundle;

import net.imglib2.Interval;

/**
 * What to segment and how.
 *
 * @param image an RCM mosaic, one slice and channel, with a pixel size; virtual images are read as the work goes on
 * @param region the part to segment, x, y, inside the image's interval; null for all of it
 * @param model an RCM model
 * @param device what to run on
 * @param protocol one of {@link org.cutis.tile.Protocol#NAMES}
 */
public record RcmRequest(Volume<?> image, Interval region, ModelBundle model, Device device, String protocol) {}
