package org.cutis.explain;

import org.cutis.engine.Device;
import org.cutis.model.ModelBundle;

/**
 * Which model to explain, and how.
 *
 * @param model any that Cutis trained, for slices
 * @param device what to run on
 * @param width of the images in pixels; 0 for the model's preferred tile
 * @param height of the images in pixels; 0 for the model's preferred tile
 * @param options how they are sought
 */
public record ExplainRequest(ModelBundle model, Device device, int width, int height, AscentOptions options) {}
