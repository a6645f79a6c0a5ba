package org.cutis.train;

import static org.junit.Assert.assertEquals;

import java.io.IOException;

import org.cutis.model.Modality;
import org.cutis.task.Progress;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** As much reduction as the labels' detail allows. */
public class LabelDetailTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	/** Bands of label 1 on 0. @param period of the bands in rows @param thick rows of label 1 in each period */
	private int reduction(final int size, final int period, final int thick) throws IOException {
		final TestFolders folders = new TestFolders(folder.newFolder());
		TestFolders.save(TestFolders.image(size, size, 1, 8, TestFolders::gray), folders.images.resolve("a.tif"));
		TestFolders.save(TestFolders.image(size, size, 1, 8, (x, y, z) -> y % period < thick ? 1 : 0), folders.labels.resolve(
			"a.tif"));
		final TrainingRequest request = TrainingRequest.defaults("m", folders.images, folders.labels, Modality.OTHER);
		return LabelDetail.reduction(new ImageCache(DatasetScan.scan(request.data(), Progress.none()).orThrow()));
	}

	@Test
	public void coarseLabelsAreReducedMost() throws IOException {
		// borders fall on blocks of 4: nothing is lost
		assertEquals(4, reduction(256, 64, 32));
	}

	/**
	 * Counted by hand, Dice of the two classes when row y is read at row 4 floor(y / 4) + 2, or 2 floor(y / 2) + 1: bands of
	 * 18 in 39 rows keep 0.953 and 0.944 at 4, 0.980 and 0.976 at 2; bands of 2 in 7 rows 0.901 and 0.757 at 2.
	 */
	@Test
	public void fineLabelsAreReducedLess() throws IOException {
		assertEquals(2, reduction(273, 39, 18));
		assertEquals(1, reduction(256, 7, 2));
	}

	@Test
	public void smallImagesAreNotReduced() throws IOException {
		assertEquals(1, reduction(120, 60, 30));
		assertEquals(2, reduction(128, 64, 32));
	}
}
