package org.cutis.train;

import java.util.List;
import java.util.SplittableRandom;

import org.cutis.model.Normalization;

/**
 * Makes the samples of a training, each by its number, always the same for the
 * same seed. For several threads.
 * <p>
 * Around the image's border a sample shows the image mirrored; labels are
 * ignored there, so that no anatomy is learned that is not in the image.
 * </p>
 */
public final class SampleMaker {

	private final ImageCache images;

	private final Sampler sampler;

	private final Augmentation augmentation;

	private final LabelMaps maps;

	private final long seed;

	private final float gain, offset;

	/** The places of the epoch last asked for. */
	private record Epoch(long number, List<Patch> patches) {}

	private Epoch epoch = new Epoch(-1, List.of());

	/** @param seed of places, order and augmentation */
	public SampleMaker(final ImageCache images, final Sampler sampler, final Augmentation augmentation,
		final LabelMaps maps, final long seed)
	{
		if (sampler.count() == 0) throw new IllegalArgumentException("There is nothing to sample");
		this.images = images;
		this.sampler = sampler;
		this.augmentation = augmentation;
		this.maps = maps;
		this.seed = seed;
		maps.count(images.data().classes().classes().size());
		final Normalization normalization = images.data().normalization();
		gain = (float) normalization.gain();
		offset = (float) normalization.offset();
	}

	/** Samples in an epoch. */
	public int count() {
		return sampler.count();
	}

	/**
	 * A sample; values are {@link Dataset#normalization normalized}.
	 *
	 * @param number from 0, going on through the epochs
	 * @throws org.cutis.task.UserError if a file cannot be read any more
	 */
	public Sample sample(final long number) {
		final Patch at = patches(number / count()).get((int) (number % count()));
		final SplittableRandom random = random(number, 1);
		final LabelledImage image = images.get(at.item());
		final DatasetItem item = images.data().items().get(at.item());
		final Extent extent = sampler.extent();
		final Warp warp = augmentation.warp(random);
		final Region region = Region.of(at, extent, warp);
		float[] values = region.values(image, item, at.slice(), gain, offset);
		byte[] classes = region.classes(image, item, at.slice());
		if (!warp.equals(Warp.NONE)) {
			final Resampling resampling = new Resampling(region, at, extent, warp);
			values = resampling.values(values, image.image().channels());
			classes = resampling.classes(classes);
		}
		augmentation.tone(values, random);
		return new Sample(extent.height(), extent.width(), values, maps.of(classes, images.data().classes().classes()
			.size()));
	}

	/** Where a sample lies. @param number as in {@link #sample} */
	public Patch place(final long number) {
		return patches(number / count()).get((int) (number % count()));
	}

	private synchronized List<Patch> patches(final long number) {
		if (epoch.number != number) epoch = new Epoch(number, sampler.epoch(random(number, 0)));
		return epoch.patches;
	}

	/** A generator of its own for each number, whatever was drawn before. */
	private SplittableRandom random(final long number, final int purpose) {
		return new SplittableRandom(mixed(mixed(mixed(seed) + number) + purpose));
	}

	/** Stafford's variant 13 of MurmurHash3's finalizer: neighbouring numbers give unrelated ones. */
	private static long mixed(final long number) {
		long z = number + 0x9E3779B97F4A7C15L;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}
}
