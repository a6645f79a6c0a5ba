package org.cutis.rsom;

import java.util.SplittableRandom;

import org.cutis.phantom.RsomPhantom;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.task.Progress;
import org.cutis.train.Sample;
import org.cutis.train.SampleSource;

/**
 * Training samples for vessels: patches (z, y, x; channels LF and HF) of RSOM
 * phantoms with arterial trees, from which the epidermis and all above it are
 * removed. Most lie around a vessel, the others anywhere below the epidermis.
 * They are varied as scans vary: mirrored and turned in the plane, each band
 * brighter or darker, the border of what is removed some voxels off.
 */
public final class VesselPatches implements SampleSource {

	/** Of a patch and of the windows to predict in: group norm's statistics depend on it. */
	static final int SIZE_Z = 64, SIZE_XY = 48;

	/** Of a phantom. */
	static final int WIDTH = 112, SCANS = 80, DEPTH = 320;

	private static final int BANDS = 2;

	private static final double VESSEL_SHARE = 0.8;

	/** By how many voxels the epidermis' lower border may be found too high and too deep. */
	private static final int TOO_HIGH = 3, TOO_DEEP = 5;

	private final VesselVolume[] volumes;

	private final int[][] vesselVoxels;

	private final SplittableRandom random;

	/**
	 * Makes the phantoms.
	 *
	 * @param phantoms how many, of 112 x 80 x 320 voxels
	 * @param firstSeed the phantoms' seeds are this and those that follow
	 */
	public VesselPatches(final int phantoms, final long firstSeed, final Progress progress) {
		volumes = new VesselVolume[phantoms];
		vesselVoxels = new int[phantoms][];
		random = new SplittableRandom(firstSeed);
		for (int i = 0; i < phantoms; i++) {
			progress.update((double) i / phantoms, "Making phantom " + (i + 1) + " of " + phantoms);
			volumes[i] = VesselVolume.of(phantom(firstSeed + i));
			vesselVoxels[i] = volumes[i].vesselVoxels();
		}
	}

	/** A phantom of the size that is trained and scored on. */
	static RsomPhantom phantom(final long seed) {
		return RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(WIDTH, SCANS, DEPTH).withSeed(seed)
			.withArteries(), Progress.none());
	}

	@Override
	public Sample next() {
		final int i = random.nextInt(volumes.length);
		final VesselVolume volume = volumes[i];
		final int[] corner = corner(volume, vesselVoxels[i]);
		final boolean mirrorX = random.nextBoolean(), mirrorY = random.nextBoolean(), turn = random.nextBoolean();
		final int shift = random.nextInt(-TOO_HIGH, TOO_DEEP + 1);
		final float[] gain = { gain(), gain() };
		final float[] image = new float[SIZE_Z * SIZE_XY * SIZE_XY * BANDS];
		final float[] labels = new float[SIZE_Z * SIZE_XY * SIZE_XY];
		final float scale = (float) VesselModel.NORMALIZATION.gain(), offset = (float) VesselModel.NORMALIZATION.offset();
		for (int z = 0, n = 0; z < SIZE_Z; z++)
			for (int v = 0; v < SIZE_XY; v++)
				for (int u = 0; u < SIZE_XY; u++, n++) {
					final int a = mirrorX ? SIZE_XY - 1 - u : u, b = mirrorY ? SIZE_XY - 1 - v : v;
					final int x = corner[0] + (turn ? b : a), y = corner[1] + (turn ? a : b), at = corner[2] + z;
					for (int c = 0; c < BANDS; c++)
						image[BANDS * n + c] = scale * Math.min(255, gain[c] * volume.value(c, x, y, at, shift)) + offset;
					labels[n] = at < volume.floor()[x + volume.width() * y] + shift ? 0 : volume.vessels()[volume.index(x, y, at)];
				}
		return new Sample(new int[] { SIZE_Z, SIZE_XY, SIZE_XY }, image, labels);
	}

	/** x, y, z of a patch's first voxel. */
	private int[] corner(final VesselVolume volume, final int[] vessels) {
		final int x, y, z;
		if (vessels.length > 0 && random.nextDouble() < VESSEL_SHARE) {
			final int voxel = vessels[random.nextInt(vessels.length)];
			x = voxel % WIDTH;
			y = voxel / WIDTH % SCANS;
			z = voxel / (WIDTH * SCANS);
		}
		else {
			x = random.nextInt(WIDTH);
			y = random.nextInt(SCANS);
			z = volume.floor()[x + WIDTH * y] + random.nextInt(DEPTH - 20);
		}
		return new int[] { start(x, SIZE_XY, WIDTH), start(y, SIZE_XY, SCANS), start(z, SIZE_Z, DEPTH) };
	}

	/** A window around a position that stays in the volume. */
	private int start(final int position, final int size, final int extent) {
		return Math.max(0, Math.min(extent - size, position - random.nextInt(size)));
	}

	private float gain() {
		return (float) Math.exp(0.2 * random.nextGaussian());
	}
}
