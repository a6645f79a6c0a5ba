package org.cutis.train;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.junit.Test;

public class SamplersTest {

	static DatasetItem item(final String name, final String group, final int x, final int y, final int z,
		final DepthAxis depth, final Long... classPixels)
	{
		final FilePair files = new FilePair(name, Path.of(name + ".tif"), Path.of(name + "_label.tif"));
		return new DatasetItem(files, group, List.of(x, y, z), depth, List.of(classPixels));
	}

	static Dataset dataset(final DatasetItem... items) {
		return new Dataset(List.of(items), LabelClasses.parse("a=0,b=1", ""), 1, 8, 0, 255, PixelSize.UNKNOWN, false);
	}

	private static List<Patch> epoch(final Sampler sampler, final long seed) {
		final List<Patch> patches = sampler.epoch(new SplittableRandom(seed));
		assertEquals(sampler.count(), patches.size());
		return patches;
	}

	@Test
	public void wholeSlicesComeOnceAndShuffledOverVolumes() {
		final Dataset data = dataset(item("a", "a", 6, 20, 8, DepthAxis.Z), item("b", "b", 9, 9, 9, DepthAxis.Z), item("c",
			"c", 6, 30, 8, DepthAxis.Z));
		final Sampler slices = new WholeSlices(data, List.of(0, 2));
		assertEquals(new Extent(6, 8), slices.extent());
		assertEquals(50, slices.count());
		final List<Patch> first = epoch(slices, 1);
		final List<Patch> all = new ArrayList<>();
		for (int i = 0; i < 20; i++)
			all.add(new Patch(0, i, 0, 0));
		for (int i = 0; i < 30; i++)
			all.add(new Patch(2, i, 0, 0));
		assertEquals(new HashSet<>(all), new HashSet<>(first));
		assertEquals(first, epoch(slices, 1));
		assertNotEquals(first, epoch(slices, 2));
		// Of 20 slices among 50, half should be in the first half.
		final long early = first.subList(0, 25).stream().filter(p -> p.item() == 0).count();
		assertTrue("in the first half: " + early, early >= 4 && early <= 16);
		assertThrows(IllegalArgumentException.class, () -> new WholeSlices(data, List.of(0, 1)));
	}

	/** Every place of a slice has the same chance at every position of the shuffled list. */
	@Test
	public void shufflesEvenly() {
		final List<Patch> four = List.of(new Patch(0, 0, 0, 0), new Patch(0, 1, 0, 0), new Patch(0, 2, 0, 0), new Patch(0,
			3, 0, 0));
		final int[][] seen = new int[4][4];
		final SplittableRandom random = new SplittableRandom(5);
		for (int n = 0; n < 4000; n++) {
			final List<Patch> shuffled = Sampler.shuffle(four, random);
			for (int i = 0; i < 4; i++)
				seen[i][shuffled.get(i).slice()]++;
		}
		for (final int[] row : seen)
			for (final int count : row)
				assertEquals(1000, count, 5 * Math.sqrt(4000 * 0.25 * 0.75));
	}

	/**
	 * By hand, of the paper's sizes: windows of 512 every 256 pixels in 1100 x 600 start at 0, 256, 512 and 588, and at
	 * 0 and 88.
	 */
	@Test
	public void windowsOverlapByHalf() {
		final Dataset data = dataset(item("a", "a", 1100, 600, 1, DepthAxis.Y));
		final Sampler windows = new SlidingWindows(data, List.of(0), new Extent(256, 256));
		assertEquals(8, windows.count());
		final int[] starts = { 0, 256, 512, 588 };
		final int[] found = new int[4];
		int right = 0, top = 1000;
		for (int seed = 0; seed < 300; seed++)
			for (final Patch p : epoch(windows, seed)) {
				assertTrue(p.x() >= 0 && p.x() + 256 <= 1100 && p.y() >= 0 && p.y() + 256 <= 600);
				right = Math.max(right, p.x());
				top = Math.min(top, p.y());
				for (int i = 0; i < 4; i++)
					if (p.x() >= starts[i] && p.x() <= starts[i] + 256) found[i]++;
			}
		assertTrue("right " + right, right > 840);
		assertTrue("top " + top, top < 4);
		// Each of the two rows has one patch in each window, and at times one of the neighbour's.
		for (final int n : found)
			assertTrue(n >= 600);
	}

	@Test
	public void windowsInSmallImages() {
		final Dataset data = dataset(item("a", "a", 300, 256, 2, DepthAxis.Y), item("b", "b", 512, 512, 1, DepthAxis.Y));
		final Sampler windows = new SlidingWindows(data, List.of(0, 1), new Extent(256, 256));
		assertEquals(3, windows.count());
		for (int seed = 0; seed < 100; seed++)
			for (final Patch p : epoch(windows, seed))
				assertTrue(p.toString(), p.item() == 1 ? p.x() <= 256 && p.y() <= 256 : p.x() <= 44 && p.y() == 0);
	}

	/** 5 x 4 patches in slices of 10 x 9: 90 / 20 = 4.5, so 5 of each slice. */
	@Test
	public void randomPatchesReachEverywhere() {
		final Dataset data = dataset(item("a", "a", 10, 9, 3, DepthAxis.Y));
		final Sampler patches = new RandomPatches(data, List.of(0), new Extent(5, 4));
		assertEquals(15, patches.count());
		final HashSet<Integer> columns = new HashSet<>(), rows = new HashSet<>();
		for (int seed = 0; seed < 50; seed++) {
			final List<Patch> epoch = epoch(patches, seed);
			for (int s = 0; s < 3; s++) {
				final int slice = s;
				assertEquals(5, epoch.stream().filter(p -> p.slice() == slice).count());
			}
			epoch.forEach(p -> columns.add(p.x()));
			epoch.forEach(p -> rows.add(p.y()));
		}
		assertEquals(new HashSet<>(List.of(0, 1, 2, 3, 4, 5)), columns);
		assertEquals(new HashSet<>(List.of(0, 1, 2, 3, 4, 5)), rows);
	}

	@Test
	public void aGridCoversEveryPixelOnce() {
		final Dataset data = dataset(item("a", "a", 10, 9, 2, DepthAxis.Y), item("b", "b", 4, 5, 1, DepthAxis.Y));
		final Sampler grid = new GridPatches(data, List.of(0, 1), new Extent(4, 5));
		assertEquals(3 * 2 * 2 + 1, grid.count());
		final int[][][] seen = new int[2][9][10];
		for (final Patch p : epoch(grid, 1))
			for (int y = p.y(); p.item() == 0 && y < Math.min(9, p.y() + 5); y++)
				for (int x = p.x(); x < Math.min(10, p.x() + 4); x++)
					seen[p.slice()][y][x]++;
		for (final int[][] slice : seen)
			for (final int[] row : slice)
				for (final int n : row)
					assertEquals(1, n);
		assertEquals(epoch(grid, 1), epoch(grid, 2));
	}
}
