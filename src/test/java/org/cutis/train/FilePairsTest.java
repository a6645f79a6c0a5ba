package org.cutis.train;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FilePairsTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Path images, labels;

	@Before
	public void folders() throws IOException {
		images = temporary.newFolder("images").toPath();
		labels = temporary.newFolder("labels").toPath();
	}

	private static void make(final Path folder, final String... names) throws IOException {
		for (final String name : names)
			Files.createFile(folder.resolve(name));
	}

	private String pairs() {
		final FilePairs found = FilePairs.find(images, labels);
		assertEquals(List.of(), found.problems());
		return text(found);
	}

	private static String text(final FilePairs found) {
		return found.pairs().stream().map(p -> p.image().getFileName() + "+" + p.labels().getFileName()).collect(Collectors
			.joining(" "));
	}

	@Test
	public void byTheSameNameWhateverTheExtension() throws IOException {
		make(images, "b.jpg", "a.ome.tif", "c.1.tif");
		make(labels, "c.1.png", "a.tif", "b.png");
		assertEquals("a.ome.tif+a.tif b.jpg+b.png c.1.tif+c.1.png", pairs());
	}

	@Test
	public void byNamesWithWordsAtTheEnd() throws IOException {
		make(images, "p1.tif", "p1_left.tif", "p10.tif", "scan7_rsom.tif");
		make(labels, "p1_mask.tif", "p1_left_label.png", "p10-epidermis.tif", "scan7_epidermis.tif");
		assertEquals("p1.tif+p1_mask.tif p10.tif+p10-epidermis.tif p1_left.tif+p1_left_label.png " +
			"scan7_rsom.tif+scan7_epidermis.tif", pairs());
	}

	@Test
	public void inOneFolder() throws IOException {
		make(images, "a.tif", "a_label.tif", "b.tif", "b_MASK.png");
		final FilePairs found = FilePairs.find(images, images);
		assertEquals(List.of(), found.problems());
		assertEquals("a.tif+a_label.tif b.tif+b_MASK.png", text(found));
	}

	@Test
	public void otherFilesArePassedOver() throws IOException {
		make(images, "a.tif", ".DS_Store", "readme.txt", "Thumbs.db", ".hidden.tif");
		make(labels, "a.tif", "classes.csv");
		Files.createDirectory(images.resolve("more.tif"));
		assertEquals("a.tif+a.tif", pairs());
	}

	@Test
	public void everythingThatDoesNotFitIsListed() throws IOException {
		make(images, "a.tif", "b.tif", "c.tif", "c.png", "d.tif");
		make(labels, "a_label.tif", "a_mask.tif", "c.tif", "d1.tif", "x.tif");
		assertEquals(List.of( //
			"The images c.png and c.tif have the same name, so their labels cannot be told apart. Rename one of them, and " +
				"its labels.", //
			"The image a.tif has two label files, a_label.tif and a_mask.tif. Leave one of them in the folder.", //
			"The labels d1.tif have no image. An image is called as its labels, for example scan1.tif and scan1.png or " +
				"scan1_label.png.", //
			"The labels x.tif have no image. An image is called as its labels, for example scan1.tif and scan1.png or " +
				"scan1_label.png.", //
			"The image b.tif has no labels. Add a label image of the same name, or take the image out of the folder.", //
			"The image d.tif has no labels. Add a label image of the same name, or take the image out of the folder."),
			FilePairs.find(images, labels).problems());
	}

	@Test
	public void foldersThatAreNone() throws IOException {
		make(images, "notes.txt");
		final List<String> empty = FilePairs.find(images, labels).problems();
		assertEquals(List.of("The folder of images " + images +
			" holds no images. Choose the folder with the image files (TIFF, PNG, ...).", "The folder of labels " + labels +
				" holds no images. Choose the folder with the label images (TIFF, PNG, ...)."), empty);
		final Path file = images.resolve("notes.txt"), missing = images.resolve("missing");
		assertEquals(List.of(file + " (the folder of images) is a file. Choose a folder.", "There is no folder " + missing +
			" (the folder of labels). Check its path."), FilePairs.find(file, missing).problems());
	}

	@Test
	public void noWordBelongsToAnotherNumber() throws IOException {
		make(images, "p1.tif");
		make(labels, "p12.tif");
		assertTrue(FilePairs.find(images, labels).pairs().isEmpty());
	}
}
