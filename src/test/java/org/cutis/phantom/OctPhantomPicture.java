package org.cutis.phantom;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.cutis.model.OctClasses;
import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * For the eye, not for the build: B-scans of several seeds and their labels.
 *
 * <pre>OctPhantomPicture OUT.png FIRST_SEED COUNT [WIDTH DEPTH PIXEL RESOLUTION ATTENUATION]</pre>
 */
public final class OctPhantomPicture {

	private static final int SCANS = 8;

	private OctPhantomPicture() {}

	public static void main(final String[] args) throws IOException {
		final long first = Long.parseLong(args[1]);
		final int count = Integer.parseInt(args[2]);
		OctPhantomOptions options = OctPhantomOptions.defaults();
		final boolean sized = args.length > 3;
		options = options.withSize(sized ? Integer.parseInt(args[3]) : options.width(), sized ? Integer.parseInt(args[4])
			: options.depth(), SCANS);
		if (sized) options = options.withOptics(Double.parseDouble(args[5]), Double.parseDouble(args[6]), Double
			.parseDouble(args[7]));
		final BufferedImage sheet = new BufferedImage(2 * (options.width() + 4), count * (options.depth() + 4),
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = sheet.createGraphics();
		final long start = System.nanoTime();
		for (int i = 0; i < count; i++) {
			final OctPhantom phantom = OctPhantomGenerator.generate(options.withSeed(first + i), Progress.none());
			g.drawImage(picture(phantom.image(), false), 0, i * (options.depth() + 4), null);
			g.drawImage(picture(phantom.labels(), true), options.width() + 4, i * (options.depth() + 4), null);
		}
		System.out.printf("%.1f B-scans a second%n", count * SCANS / ((System.nanoTime() - start) / 1e9));
		ImageIO.write(sheet, "png", new File(args[0]));
	}

	static BufferedImage picture(final RandomAccessibleInterval<UnsignedByteType> image, final boolean labels) {
		final int w = (int) image.dimension(0);
		final int d = (int) image.dimension(1);
		final BufferedImage picture = new BufferedImage(w, d, BufferedImage.TYPE_INT_RGB);
		for (int z = 0; z < d; z++)
			for (int x = 0; x < w; x++) {
				final int v = image.getAt(x, z, image.dimension(2) / 2).get();
				picture.setRGB(x, z, labels ? OctClasses.ALL.get(v).color() : v * 0x10101);
			}
		return picture;
	}
}
