package org.cutis.measure;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.Test;

/** Against a flood fill that goes from pixel to pixel. */
public class ConnectedRegionsTest {

	private static final int[] SAME = IntStream.range(0, 256).toArray();

	private static RegionCounts count(final byte[] labels, final int width, final int[] meaning) {
		// The image lies somewhere in the array: rows are where they are said to be.
		final byte[] moved = new byte[labels.length + 7];
		System.arraycopy(labels, 0, moved, 7, labels.length);
		final ConnectedRegions regions = new ConnectedRegions(width, meaning);
		for (int at = 7; at < moved.length; at += width)
			regions.row(moved, at);
		return regions.end();
	}

	private static RegionCounts flood(final byte[] image, final int width, final int[] meaning) {
		final int height = image.length / width;
		final boolean[] seen = new boolean[image.length];
		final long[] number = new long[256], largest = new long[256], pixels = new long[256];
		for (int start = 0; start < image.length; start++) {
			if (seen[start]) continue;
			final int label = meaning[image[start] & 0xff];
			final ArrayDeque<Integer> todo = new ArrayDeque<>();
			todo.add(start);
			seen[start] = true;
			long n = 0;
			while (!todo.isEmpty()) {
				final int p = todo.poll();
				n++;
				for (int dy = -1; dy <= 1; dy++)
					for (int dx = -1; dx <= 1; dx++) {
						final int x = p % width + dx, y = p / width + dy;
						if (x < 0 || y < 0 || x >= width || y >= height || seen[y * width + x] || meaning[image[y * width + x] &
							0xff] != label) continue;
						seen[y * width + x] = true;
						todo.add(y * width + x);
					}
			}
			number[label]++;
			pixels[label] += n;
			largest[label] = Math.max(largest[label], n);
		}
		return new RegionCounts(number, largest, pixels);
	}

	private static void same(final String what, final RegionCounts expected, final RegionCounts found) {
		assertArrayEquals(what + ": number", expected.number(), found.number());
		assertArrayEquals(what + ": largest", expected.largest(), found.largest());
		assertArrayEquals(what + ": pixels", expected.pixels(), found.pixels());
	}

	/** <pre>
	 * 1 0 0 2
	 * 0 1 2 0
	 * 2 0 0 1
	 * </pre> By hand: diagonals connect, so the zeros are one region of 6; 1: one of 2 and one of 1; 2: one of 2, one of 1. */
	@Test
	public void byHand() {
		final RegionCounts counts = count(new byte[] { 1, 0, 0, 2, 0, 1, 2, 0, 2, 0, 0, 1 }, 4, SAME);
		assertArrayEquals(new long[] { 1, 2, 2 }, Arrays.copyOf(counts.number(), 3));
		assertArrayEquals(new long[] { 6, 2, 2 }, Arrays.copyOf(counts.largest(), 3));
		assertArrayEquals(new long[] { 6, 3, 3 }, Arrays.copyOf(counts.pixels(), 3));
	}

	@Test
	public void randomImages() {
		final Random random = new Random(11);
		for (int round = 0; round < 400; round++) {
			final int width = 1 + random.nextInt(30), height = 1 + random.nextInt(30), labels = 1 + random.nextInt(4);
			final double change = random.nextDouble();
			final byte[] image = new byte[width * height];
			for (int i = 0; i < image.length; i++)
				// Some images of large patches, some of noise.
				image[i] = i >= width && random.nextDouble() > change ? image[i - (random.nextBoolean() ? 1 : width)] : (byte) (random
					.nextInt(labels) * 85);
			same(width + " x " + height, flood(image, width, SAME), count(image, width, SAME));
		}
	}

	/** Shapes that meet only further down: the regions were already numbered. */
	@Test
	public void spiralsAndCombs() {
		final int width = 41, height = 37;
		final byte[] comb = new byte[width * height], spiral = new byte[width * height];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				comb[y * width + x] = (byte) (y == height - 1 || x % 2 == 0 ? 1 : 0);
				final double angle = Math.atan2(y - 18, x - 20), radius = Math.hypot(y - 18, x - 20);
				spiral[y * width + x] = (byte) ((int) Math.floor((radius - angle * 6 / Math.PI / 2) / 3) & 1);
			}
		same("comb", flood(comb, width, SAME), count(comb, width, SAME));
		assertEquals(1, count(comb, width, SAME).number()[1]);
		same("spiral", flood(spiral, width, SAME), count(spiral, width, SAME));
	}

	/** Several labels together: 0 and 1 are outside, 200 and 255 the lesion. */
	@Test
	public void labelsThatCountAsOne() {
		final int[] meaning = IntStream.range(0, 256).map(l -> l < 2 ? 0 : 1).toArray();
		final Random random = new Random(3);
		final byte[] image = new byte[23 * 19];
		for (int i = 0; i < image.length; i++)
			image[i] = (byte) new int[] { 0, 1, 1, 0, 200, 255 }[random.nextInt(6)];
		final RegionCounts found = count(image, 23, meaning);
		same("lesion", flood(image, 23, meaning), found);
		assertEquals(image.length, found.pixels()[0] + found.pixels()[1]);
	}
}
