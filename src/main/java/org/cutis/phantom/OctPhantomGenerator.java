package org.cutis.phantom;

import org.cutis.image.PixelSize;
import org.cutis.task.Progress;

import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Makes synthetic OCT tomograms of skin under glass with exact truth: wavy layers with
 * papillae, speckle, attenuation, reflections, bright cells, follicles and sweat ducts, dark
 * columns, noise, motion. The same options give the same voxels on every machine.
 *
 * <pre>{@code
 * final OctPhantom phantom = OctPhantomGenerator.generate(
 *     OctPhantomOptions.defaults().withSeed(42), Progress.none());
 * }</pre>
 */
public final class OctPhantomGenerator {

	private OctPhantomGenerator() {}

	/**
	 * Makes a phantom, B-scan by B-scan. Memory: the two images (2 bytes per voxel), some 40 bytes per column, and
	 * some 50 per voxel of a single B-scan.
	 *
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	public static OctPhantom generate(final OctPhantomOptions options, final Progress progress) {
		progress.update(0, "Drawing the skin");
		final OctScene scene = OctScene.draw(options);
		final PlanarImg<UnsignedByteType, ByteArray> image = PlanarImgs.unsignedBytes(options.width(), options.depth(),
			options.scans());
		final PlanarImg<UnsignedByteType, ByteArray> labels = PlanarImgs.unsignedBytes(options.width(), options.depth(),
			options.scans());
		for (int y = 0; y < options.scans(); y++) {
			progress.update((double) y / options.scans(), "Making B-scan " + (y + 1) + " of " + options.scans());
			scene.label(y, labels.getPlane(y).getCurrentStorageArray());
			scene.record(y, image.getPlane(y).getCurrentStorageArray());
		}
		progress.update(1, "Phantom made");
		final double p = options.pixel();
		return new OctPhantom(image, labels, new PixelSize(p, p, p, true), scene.skin().glass(), scene.skin().surface(),
			scene.skin().junction());
	}
}
