package org.cutis.train;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SampleMakerTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private TestFolders folders;

	@Before
	public void folders() throws IOException {
		folders = new TestFolders(temporary.getRoot());
	}

	private Dataset volumes() {
		for (final String name : new String[] { "a", "b" }) {
			final int add = name.equals("b") ? 1000 : 0;
			TestFolders.save(TestFolders.image(5, 3, 4, 16, (x, y, z) -> add + x + 10 * y + 100 * z), folders.images.resolve(
				name + ".tif"));
			TestFolders.save(TestFolders.image(5, 3, 4, 8, (x, y, z) -> x == 0 ? 9 : z > 1 ? 255 : 0), folders.labels.resolve(
				name + ".tif"));
		}
		return scan(OptionalInt.of(9));
	}

	private Dataset scan(final OptionalInt ignore) {
		return DatasetScan.scan(new DatasetRequest(folders.images, folders.labels, Optional.empty(), ignore, "auto", "",
			Optional.empty(), 1, 1 << 30), Progress.none()).orThrow();
	}

	/** x-z slices of two 16-bit volumes, each value and label worked out from the ramp. */
	@Test
	public void slicesOfVolumes() {
		final Dataset data = volumes();
		final SampleMaker maker = new SampleMaker(new ImageCache(data), new WholeSlices(data, List.of(0, 1)),
			Augmentation.NONE, LabelMaps.ONE_FOR_EACH, 2);
		assertEquals(6, maker.count());
		for (int n = 0; n < 12; n++) {
			final Patch at = maker.place(n);
			final Sample sample = maker.sample(n);
			assertEquals(4, sample.height());
			assertEquals(5, sample.width());
			for (int z = 0; z < 4; z++)
				for (int x = 0; x < 5; x++) {
					final double value = 1000 * at.item() + x + 10 * at.slice() + 100 * z;
					// from 0 to 1000 + 4 + 20 + 300
					assertEquals(value / 1324, sample.image()[z * 5 + x], 1e-6);
					final float[] expected = x == 0 ? new float[] { -1, -1 } : z > 1 ? new float[] { 0, 1 } : new float[] { 1,
						0 };
					assertArrayEquals(expected, new float[] { sample.labels()[2 * (z * 5 + x)], sample.labels()[2 * (z * 5 + x) +
						1] }, 0);
				}
		}
	}

	@Test
	public void aSingleMap() {
		final Dataset data = volumes();
		final Sample sample = new SampleMaker(new ImageCache(data), new WholeSlices(data, List.of(0, 1)),
			Augmentation.NONE, LabelMaps.SECOND_OF_TWO, 2).sample(0);
		assertArrayEquals(new float[] { -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 1, 1, 1, 1, -1, 1, 1, 1, 1 }, sample.labels(),
			0);
		assertThrows(IllegalArgumentException.class, () -> LabelMaps.SECOND_OF_TWO.count(3));
	}

	/** Beyond the border the image is mirrored and the labels are ignored. */
	@Test
	public void overTheBorder() {
		folders.pair("a", 6, 4);
		final Dataset data = scan(OptionalInt.empty());
		final SampleMaker maker = new SampleMaker(new ImageCache(data), new GridPatches(data, List.of(0), new Extent(4,
			4)), Augmentation.NONE, LabelMaps.SECOND_OF_TWO, 1);
		assertEquals(2, maker.count());
		final Sample second = maker.sample(1);
		final int[] columns = { 4, 5, 4, 3 };
		for (int y = 0; y < 4; y++)
			for (int x = 0; x < 4; x++) {
				assertEquals(TestFolders.gray(columns[x], y, 0) / 255, second.image()[y * 4 + x], 1e-6);
				assertEquals(x > 1 ? -1 : y < 2 ? 0 : 1, second.labels()[y * 4 + x], 0);
			}
	}

	/** Red, green and blue as channels; the label follows its pixels through the augmentation. */
	@Test
	public void colourImagesAndLabelsMoveTogether() {
		// The label says what the red channel is: 200 or 20; green and blue tell the channels apart.
		TestFolders.save(TestFolders.image(64, 64, 1, 24, (x, y, z) -> (x / 16 + y / 16) % 2 == 0 ? 0xC86432 : 0x146432),
			folders.images.resolve("t.png"));
		TestFolders.save(TestFolders.image(64, 64, 1, 24, (x, y, z) -> (x / 16 + y / 16) % 2 == 0 ? 0x7030a0 : 0xbeff00),
			folders.labels.resolve("t.png"));
		final Dataset data = scan(OptionalInt.empty());
		final SampleMaker maker = new SampleMaker(new ImageCache(data), new RandomPatches(data, List.of(0), new Extent(32,
			32)), new Augmentation(Augmentation.EN_FACE.warps(), List.of()), LabelMaps.ONE_FOR_EACH, 1);
		int compared = 0, wrong = 0;
		for (int n = 0; n < 40; n++) {
			final Sample s = maker.sample(n);
			for (int i = 0; i < 32 * 32; i++) {
				assertEquals(100 / 255.0, s.image()[3 * i + 1], 1e-5);
				assertEquals(50 / 255.0, s.image()[3 * i + 2], 1e-5);
				if (s.labels()[2 * i] < 0) continue;
				compared++;
				// nearest and linear differ at most where linear is half way
				if (s.labels()[2 * i] != (s.image()[3 * i] * 255 > 110 ? 1 : 0)) wrong++;
			}
		}
		assertEquals(0, wrong, 0.02 * compared);
		assertEquals(40 * 1024, compared, 0.4 * 40 * 1024);
	}

	@Test
	public void theNumberAloneDecides() {
		folders.pair("a", 40, 40).pair("b", 40, 40);
		final Dataset data = scan(OptionalInt.empty());
		final Sampler sampler = new SlidingWindows(data, List.of(0, 1), new Extent(16, 16));
		final SampleMaker maker = new SampleMaker(new ImageCache(data), sampler, Augmentation.EN_FACE,
			LabelMaps.ONE_FOR_EACH, 5);
		final SampleMaker again = new SampleMaker(new ImageCache(data), sampler, Augmentation.EN_FACE,
			LabelMaps.ONE_FOR_EACH, 5);
		final int n = 5 * maker.count() + 3;
		try (RunAhead ahead = new RunAhead(maker::sample, 0, 7); RunAhead resumed = new RunAhead(maker::sample, 11, 3)) {
			for (int i = 0; i < n; i++) {
				final Sample expected = again.sample(i), actual = ahead.next();
				assertArrayEquals(expected.image(), actual.image(), 0);
				assertArrayEquals(expected.labels(), actual.labels(), 0);
				if (i >= 11) assertArrayEquals(expected.image(), resumed.next().image(), 0);
			}
		}
		final SampleMaker other = new SampleMaker(new ImageCache(data), sampler, Augmentation.EN_FACE,
			LabelMaps.ONE_FOR_EACH, 6);
		assertFalse(java.util.Arrays.equals(again.sample(0).image(), other.sample(0).image()));
		assertFalse(java.util.Arrays.equals(again.sample(0).image(), again.sample(maker.count()).image()));
	}

	@Test
	public void filesChangedMeanwhile() throws IOException {
		folders.pair("a", 8, 6).pair("b", 8, 6);
		final Dataset data = scan(OptionalInt.empty());
		TestFolders.save(TestFolders.image(8, 6, 1, 8, (x, y, z) -> 5), folders.labels.resolve("a.tif"));
		Files.delete(folders.images.resolve("b.tif"));
		final ImageCache cache = new ImageCache(data);
		assertEquals("The image " + folders.images.resolve("a.tif") + " or its labels " + folders.labels.resolve("a.tif") +
			" have been changed since they were checked. Leave them as they are, and train again.", assertThrows(
				UserError.class, () -> cache.get(0)).getMessage());
		assertEquals("There is no file " + folders.images.resolve("b.tif") + ". Check its path.", assertThrows(
			UserError.class, () -> cache.get(1)).getMessage());
	}
}
