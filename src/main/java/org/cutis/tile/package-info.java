/**
 * Big images through a predictor: memory grows with the tile, not with the image.
 * <p>
 * {@link org.cutis.tile.TilePipeline} for single images of any size, in windows that overlap and are
 * blended as a {@link org.cutis.tile.Protocol} says; {@link org.cutis.tile.SlicePipeline} for stacks of
 * slices; {@link org.cutis.tile.VolumePipeline} for networks that see volumes. {@link org.cutis.tile.ScaledSource} and {@link org.cutis.tile.FullSize} bring images to the
 * network's pixel size and its output back.
 * </p>
 *
 * <pre>{@code
 * Scale scale = Scale.of(0.5, 0.5, 2, 2);
 * PixelSource mosaic = ScaledSource.of(new ImageSource("mosaic.tif", image, 1 / 255.0, 0), scale);
 * FullSize maps = new FullSize(image.dimension(0), image.dimension(1), scale, 6,
 *     new LabelMap(Decision.highest(6), Targets.labels(labels)));
 * new TilePipeline(predictor, Protocol.fast(1152, 64, 16), 6, 16).run(mosaic, maps, progress, "Segmenting");
 * }</pre>
 */
package org.cutis.tile;
