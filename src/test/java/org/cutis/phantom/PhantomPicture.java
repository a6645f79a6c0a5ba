package org.cutis.phantom;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * For the eye, not for the build: a phantom's maximum projection along x and
 * some B-scans, beside a picture of a real scan.
 *
 * <pre>PhantomPicture OUT.png SEED [REAL.png]</pre>
 */
public final class PhantomPicture {

	private PhantomPicture() {}

	public static void main(final String[] args) throws IOException {
		final long seed = Long.parseLong(args[1]);
		final long start = System.nanoTime();
		final RsomPhantom phantom = RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSeed(
			seed), Progress.none());
		System.out.printf("%.1f s%n", (System.nanoTime() - start) / 1e9);
		final float[][][] lf = normalize(phantom.lf(), 0.2, 0.05);
		final float[][][] hf = normalize(phantom.hf(), 0.1, 0.02);
		final int w = lf[0][0].length;
		final int h = lf[0].length;
		final int d = lf.length;
		final BufferedImage mip = projection(phantom);
		final BufferedImage scans = new BufferedImage(2 * w, 2 * 320, BufferedImage.TYPE_INT_RGB);
		final BufferedImage marked = new BufferedImage(2 * w, 2 * 320, BufferedImage.TYPE_INT_RGB);
		final int y = h / 2;
		for (int z = 0; z < Math.min(320, d); z++)
			for (int x = 0; x < w; x++) {
				dot(scans, x, z, lf[z][y][x], hf[z][y][x], 0);
				final boolean edge = z > 0 && at(phantom.epidermis(), x, y, z) != at(phantom.epidermis(), x,
					y, z - 1);
				if (edge) dot(marked, x, z, 1, 1, 1);
				else dot(marked, x, z, lf[z][y][x], hf[z][y][x], (float) (0.8 * at(phantom.vessels(), x, y,
					z)));
			}
		final BufferedImage real = args.length > 2 ? ImageIO.read(new File(args[2])) : null;
		final BufferedImage page = new BufferedImage(360 + 350 + 2 * w, 1290, BufferedImage.TYPE_INT_RGB);
		if (real != null) page.getGraphics().drawImage(real.getSubimage(0, 0, 350, real.getHeight()), 0, 0,
			null);
		page.getGraphics().drawImage(mip, 352, 4, null);
		page.getGraphics().drawImage(scans, 704, 0, null);
		page.getGraphics().drawImage(marked, 704, 645, null);
		ImageIO.write(page, "png", new File(args[0]));
	}

	/** Maximum along x, red LF, green HF, twice enlarged, as the picture of the real scan. */
	static BufferedImage projection(final RsomPhantom phantom) {
		final float[][][] lf = normalize(phantom.lf(), 0.2, 0.05);
		final float[][][] hf = normalize(phantom.hf(), 0.1, 0.02);
		final BufferedImage mip = new BufferedImage(2 * lf[0].length, 2 * lf.length,
			BufferedImage.TYPE_INT_RGB);
		for (int z = 0; z < lf.length; z++)
			for (int y = 0; y < lf[0].length; y++) {
				float r = 0;
				float g = 0;
				for (int x = 0; x < lf[0][0].length; x++) {
					r = Math.max(r, lf[z][y][x]);
					g = Math.max(g, hf[z][y][x]);
				}
				dot(mip, y, z, r, g, 0);
			}
		return mip;
	}

	private static void dot(final BufferedImage image, final int x, final int y, final float r,
		final float g, final float b)
	{
		final int rgb = new Color(r, g, b).getRGB();
		for (int i = 0; i < 4; i++)
			image.setRGB(2 * x + i % 2, 2 * y + i / 2, rgb);
	}

	private static double at(final RandomAccessibleInterval<? extends RealType<?>> image,
		final int... position)
	{
		return image.getAt(position).getRealDouble();
	}

	/** The published maps: divide by the maximum, stretch, square, cut; indexed [z][y][x]. */
	static float[][][] normalize(final RandomAccessibleInterval<? extends RealType<?>> band,
		final double high, final double low)
	{
		final float[][][] out = new float[(int) band.dimension(2)][(int) band.dimension(1)][(int) band
			.dimension(0)];
		double max = 0;
		for (final RealType<?> v : Views.iterable(band))
			max = Math.max(max, v.getRealDouble());
		final var access = band.randomAccess();
		for (int z = 0; z < out.length; z++)
			for (int y = 0; y < out[0].length; y++)
				for (int x = 0; x < out[0][0].length; x++) {
					final double v = Math.max(0, access.setPositionAndGet(x, y, z).getRealDouble() / max);
					final double s = Math.min(1, v / high);
					out[z][y][x] = (float) Math.max(0, (s * s - low) / (1 - low));
				}
		return out;
	}
}
