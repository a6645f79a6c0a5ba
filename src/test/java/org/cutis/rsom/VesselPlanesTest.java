package org.cutis.rsom;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Random;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.measure.HeightMap;
import org.cutis.measure.vessels.Dermis;
import org.junit.Test;

import net.imglib2.FinalInterval;

/** Which windows are wanted, against a look at every voxel. */
public class VesselPlanesTest {

	@Test
	public void aBoxIsWantedIfOneOfItsVoxelsIsOfTheRegion() {
		final int width = 9, scans = 7, depth = 40;
		final Random random = new Random(4);
		int wanted = 0;
		for (int i = 0; i < 300; i++) {
			final double[] heights = random.doubles(width * scans, -5, 45).map(h -> h > 38 ? Double.NaN : Math.rint(h))
				.toArray();
			final Dermis region = new Dermis(new HeightMap(width, scans, heights), DepthAxis.Z, PixelSize.RSOM, random.nextInt(
				30) - 10, 1 + random.nextInt(20));
			final VesselPlanes planes = new VesselPlanes(new long[] { width, scans, depth }, DepthAxis.Z, region, 0.5, false);
			final long[] min = { random.nextInt(width), random.nextInt(scans), random.nextInt(depth) };
			final long[] max = { min[0] + random.nextInt((int) (width - min[0])), min[1] + random.nextInt((int) (scans -
				min[1])), min[2] + random.nextInt((int) (depth - min[2])) };
			boolean any = false;
			for (long y = min[1]; y <= max[1]; y++)
				for (long x = min[0]; x <= max[0]; x++)
					for (long z = min[2]; z <= max[2]; z++) {
						final double below = (z - heights[(int) (y * width + x)]) * 3 - region.offset();
						any |= below >= 0 && below < region.thickness();
					}
			assertEquals(any, planes.isWanted(new FinalInterval(min, max)));
			if (any) wanted++;
		}
		assertTrue(wanted > 50 && wanted < 250);
	}
}
