package org.cutis.phantom;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.cutis.model.RcmClasses;
import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * For the eye, not for the build: mosaics of several seeds, their truth and labels, and the shares of the classes.
 *
 * <pre>RcmPhantomPicture OUT.png FIRST_SEED COUNT WIDTH HEIGHT PIXEL [DIFFICULTY]</pre>
 *
 * With - in place of the file the shares alone, of many seeds in little time.
 */
public final class RcmPhantomPicture {

	private RcmPhantomPicture() {}

	public static void main(final String[] args) throws IOException {
		final long first = Long.parseLong(args[1]);
		final int count = Integer.parseInt(args[2]), w = Integer.parseInt(args[3]), h = Integer.parseInt(args[4]);
		RcmPhantomOptions options = RcmPhantomOptions.defaults().withSize(w, h).withPixel(Double.parseDouble(args[5]));
		if (args.length > 6) options = options.withDifficulty(Double.parseDouble(args[6]));
		final BufferedImage sheet = new BufferedImage(3 * (w + 4), count * (h + 4), BufferedImage.TYPE_INT_RGB);
		final long[] classes = new long[256], labelled = new long[256];
		long time = 0;
		for (int i = 0; i < count; i++) {
			if (args[0].equals("-")) {
				final byte[] truth = new byte[w * h], labels = new byte[w * h];
				final RcmLabelling scene = RcmLabelling.draw(options.withSeed(first + i));
				for (int y = 0; y < h; y++)
					scene.label(y, truth, labels);
				for (int j = 0; j < w * h; j++) {
					classes[truth[j] & 255]++;
					labelled[labels[j] & 255]++;
				}
				continue;
			}
			final long start = System.nanoTime();
			final RcmPhantom phantom = RcmPhantomGenerator.generate(options.withSeed(first + i), Progress.none());
			time += System.nanoTime() - start;
			count(phantom.truth(), classes);
			count(phantom.labels(), labelled);
			sheet.getGraphics().drawImage(picture(phantom.image(), false), 0, i * (h + 4), null);
			sheet.getGraphics().drawImage(picture(phantom.truth(), true), w + 4, i * (h + 4), null);
			sheet.getGraphics().drawImage(picture(phantom.labels(), true), 2 * (w + 4), i * (h + 4), null);
		}
		System.out.printf("%.2f s each%n", time / 1e9 / count);
		final double all = (double) count * w * h, read = all - labelled[RcmClasses.UNLABELLED];
		for (int c = 0; c < RcmClasses.ALL.size(); c++)
			System.out.printf("%s: %.1f %% of all, %.1f %% of what is labelled%n", RcmClasses.ALL.get(c).name(), 100 * classes[c] /
				all, 100 * labelled[c] / read);
		System.out.printf("labelled: %.2f %%%n", 100 * read / all);
		if (!args[0].equals("-")) ImageIO.write(sheet, "png", new File(args[0]));
	}

	private static void count(final RandomAccessibleInterval<UnsignedByteType> labels, final long[] counts) {
		for (final UnsignedByteType t : net.imglib2.view.Views.iterable(labels))
			counts[t.get()]++;
	}

	static BufferedImage picture(final RandomAccessibleInterval<UnsignedByteType> image, final boolean labels) {
		final int w = (int) image.dimension(0), h = (int) image.dimension(1);
		final BufferedImage picture = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++) {
				final int v = image.getAt(x, y).get();
				picture.setRGB(x, y, !labels ? v * 0x10101 : v == RcmClasses.UNLABELLED ? 0x606060 : RcmClasses.ALL.get(v)
					.color());
			}
		return picture;
	}
}
