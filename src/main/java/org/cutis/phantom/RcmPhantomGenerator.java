package org.cutis.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.cutis.image.PixelSize;
import org.cutis.task.Progress;

import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Makes synthetic RCM mosaics of melanocytic lesions at the DEJ with exact truth and partial labels as readers give
 * them: six classes of texture with soft transitions, microscope fields with seams, speckle, artifacts. The same options
 * give the same pixels on every machine, with any number of threads.
 *
 * <pre>{@code
 * final RcmPhantom phantom = RcmPhantomGenerator.generate(
 *     RcmPhantomOptions.defaults().withSize(1500, 1500).withPixel(2).withSeed(42), Progress.none());
 * }</pre>
 */
public final class RcmPhantomGenerator {

	/** Height of the strips that threads make, µm: some tenths of a second each. */
	private static final double STRIP = 48;

	private static final long LOOK = 100;

	private RcmPhantomGenerator() {}

	/**
	 * Makes a phantom in strips. Memory: the three images (3 bytes per pixel), about 1 byte per µm² of the mosaic, and
	 * some strips.
	 *
	 * @throws CancellationException if the work was cancelled
	 */
	public static RcmPhantom generate(final RcmPhantomOptions options, final Progress progress) {
		progress.update(0, "Drawing the lesion");
		final RcmScene scene = RcmScene.draw(options);
		final PlanarImg<UnsignedByteType, ByteArray> image = image(options), truth = image(options), labels = image(options);
		final byte[] grey = values(image), classes = values(truth), read = values(labels);
		inStrips(options, progress, (from, to) -> {
			for (int y = from; y < to; y++)
				scene.labelling().label(y, classes, read);
			scene.record(from, to, grey);
		});
		progress.update(1, "Phantom made");
		final double p = options.pixel();
		return new RcmPhantom(image, truth, labels, new PixelSize(p, p, p, true));
	}

	private static PlanarImg<UnsignedByteType, ByteArray> image(final RcmPhantomOptions o) {
		return PlanarImgs.unsignedBytes(o.width(), o.height());
	}

	private static byte[] values(final PlanarImg<UnsignedByteType, ByteArray> image) {
		return image.getPlane(0).getCurrentStorageArray();
	}

	@FunctionalInterface
	private interface Rows {

		void make(int from, int to);
	}

	private static void inStrips(final RcmPhantomOptions options, final Progress progress, final Rows rows) {
		final int height = (int) Math.max(1, STRIP / options.pixel());
		final int threads = Runtime.getRuntime().availableProcessors();
		final ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
			final Thread thread = new Thread(task, "RCM phantom");
			thread.setDaemon(true);
			return thread;
		});
		try {
			final List<Future<?>> strips = new ArrayList<>();
			for (int y = 0; y < options.height(); y += height) {
				final int from = y, to = Math.min(options.height(), y + height);
				strips.add(workers.submit(() -> rows.make(from, to)));
			}
			for (int i = 0; i < strips.size(); i++)
				await(strips.get(i), progress, (double) i / strips.size());
		}
		finally {
			workers.shutdownNow();
		}
	}

	private static void await(final Future<?> strip, final Progress progress, final double done) {
		while (true)
			try {
				progress.update(done, "Making the mosaic");
				strip.get(LOOK, TimeUnit.MILLISECONDS);
				return;
			}
			catch (final TimeoutException e) {
				// look again whether it was cancelled
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException("Cancelled.");
			}
			catch (final ExecutionException e) {
				throw new IllegalStateException(e.getCause());
			}
	}
}
