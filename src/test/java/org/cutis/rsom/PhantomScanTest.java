package org.cutis.rsom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.phantom.RsomPhantom;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.task.Progress;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** A phantom taken directly is what its files give. */
public class PhantomScanTest {

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void equalsWhatOpenRsomMakesOfItsFiles() throws Exception {
		final RsomPhantom phantom = RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(60, 8, 90).withSeed(
			3), Progress.none());
		final RsomScan files = RsomWriter.write(folder.getRoot(), "20200101000000", "PHANTOM", phantom.lf(), phantom.hf(),
			null, Progress.none());
		final Volume<?> opened = RsomReader.read(new OpenRsomRequest(files.lf(), false, false, true), Progress.none())
			.volume();
		final Volume<UnsignedByteType> direct = PhantomScan.normalized(phantom, "p");
		assertEquals("p", direct.title());
		assertEquals(PixelSize.RSOM, direct.size());
		assertArrayEquals(new long[] { 60, 8, 90, 2 }, direct.pixels().dimensionsAsLongArray());
		assertArrayEquals(opened.pixels().dimensionsAsLongArray(), direct.pixels().dimensionsAsLongArray());
		final RandomAccess<? extends RealType<?>> other = opened.pixels().randomAccess();
		final Cursor<UnsignedByteType> cursor = direct.pixels().localizingCursor();
		int bright = 0;
		while (cursor.hasNext()) {
			final int value = cursor.next().get();
			other.setPosition(cursor);
			assertEquals(other.get().getRealDouble(), value, 1);
			if (value > 100) bright++;
		}
		assertTrue("there is something to compare: " + bright, bright > 100);
	}
}
