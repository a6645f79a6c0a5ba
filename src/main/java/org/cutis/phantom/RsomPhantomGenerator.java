package org.cutis.phantom;

import java.util.ArrayList;
import java.util.List;

import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Makes synthetic RSOM scans of skin with exact truth: mottled epidermis,
 * capillary loops on its lower border, vessels that fade with depth, hairs,
 * noise and echoes, in a low and a high frequency band. The same options give
 * the same voxels on every machine.
 *
 * <pre>{@code
 * final RsomPhantom phantom = RsomPhantomGenerator.generate(
 *     RsomPhantomOptions.defaults().withSeed(42), Progress.none());
 * }</pre>
 */
public final class RsomPhantomGenerator {

	private RsomPhantomGenerator() {}

	/**
	 * Makes a phantom. Takes time and memory (about 15 bytes per voxel) in
	 * proportion to its volume.
	 *
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	public static RsomPhantom generate(final RsomPhantomOptions options, final Progress progress) {
		final int w = options.width();
		final int h = options.scans();
		final int d = options.depth();
		final long seed = options.seed();
		final Skin skin = Skin.draw(options, new Chance(seed, 1));
		final Bands bands = Bands.empty(w, h, d);
		final byte[] vessels = new byte[w * h * d];

		Melanin.deposit(bands, skin, options, new Chance(seed, 2), progress);
		final List<Tube> tubes = new ArrayList<>(Capillaries.grow(skin, options
			.raggedness(), new Chance(seed, 3)));
		tubes.addAll(options.arteries() ? Arteries.grow(skin, new Chance(seed, 9)) : VesselTree.grow(skin, new Chance(seed,
			4)));
		TubeRenderer.draw(tubes, bands, vessels, progress, 0.1, 0.3);
		TubeRenderer.draw(Hair.grow(skin, options.hairs(), new Chance(seed, 5)), bands, null, progress,
			0.3, 0.32);
		final byte[] epidermis = label(skin, bands, vessels);

		record(bands, skin, options, progress);
		final float[][] surface = Motion.shake(bands, epidermis, vessels, skin, options.jitter(), new Chance(
			seed, 8));
		return new RsomPhantom(ArrayImgs.floats(bands.lf(), w, h, d), ArrayImgs.floats(bands.hf(), w, h,
			d), bytes(epidermis, w, h, d), bytes(vessels, w, h, d), surface);
	}

	private static void record(final Bands bands, final Skin skin, final RsomPhantomOptions options,
		final Progress progress)
	{
		final Chance chance = new Chance(options.seed(), 6);
		Acoustics.attenuate(bands, skin);
		final int delay = 14 + chance.below(30);
		final int plane = bands.width() * bands.scans();
		Acoustics.echo(bands.lf(), plane, options.echo(), delay);
		Acoustics.echo(bands.hf(), plane, options.echo(), delay);
		final double noise = options.noise() * chance.uniform(0.6, 1.4);
		Acoustics.addNoise(bands.lf(), 0.7 * noise, chance);
		Acoustics.addNoise(bands.hf(), 0.35 * noise, chance);
		Acoustics.focus(bands.lf(), bands, 1.45, 1.7, progress, 0.4, 0.7);
		Acoustics.focus(bands.hf(), bands, 1.05, 1.15, progress, 0.7, 1);
		Response.stretch(bands.lf(), bands, skin, chance.uniform(3.8, 5.2), chance.uniform(50, 500));
		Response.stretch(bands.hf(), bands, skin, chance.uniform(7.5, 10.5), chance.uniform(50, 500));
	}

	/** The epidermis' label; vessels that reach into it are cut off at the border. */
	private static byte[] label(final Skin skin, final Bands bands, final byte[] vessels) {
		final byte[] epidermis = new byte[vessels.length];
		for (int y = 0; y < bands.scans(); y++)
			for (int x = 0; x < bands.width(); x++) {
				final int top = Math.round(skin.top()[y][x]);
				final int bottom = Math.round(skin.bottom()[y][x]);
				for (int z = 0; z < bottom; z++) {
					final int i = bands.index(x, y, z);
					vessels[i] = 0;
					if (z >= top) epidermis[i] = 1;
				}
			}
		return epidermis;
	}

	private static RandomAccessibleInterval<UnsignedByteType> bytes(final byte[] label, final int w,
		final int h, final int d)
	{
		return ArrayImgs.unsignedBytes(label, w, h, d);
	}
}
