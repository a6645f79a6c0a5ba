package org.cutis.train;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.model.Normalization;
import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.ImagePlus;

public class DatasetScanTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private TestFolders folders;

	@Before
	public void folders() throws IOException {
		folders = new TestFolders(temporary.getRoot());
	}

	private static List<String> problems(final DatasetRequest request) {
		final ScanResult result = DatasetScan.scan(request, Progress.none());
		assertEquals(result.problems().isEmpty(), result.dataset().isPresent());
		return result.problems();
	}

	private static ImagePlus calibrated(final ImagePlus image, final double size) {
		image.getCalibration().setUnit("um");
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = size;
		return image;
	}

	private void image(final String name, final ImagePlus image) {
		TestFolders.save(image, folders.images.resolve(name));
	}

	private void labels(final String name, final ImagePlus image) {
		TestFolders.save(image, folders.labels.resolve(name));
	}

	private static ImagePlus gray(final int width, final int height, final int depth) {
		return TestFolders.image(width, height, depth, 8, TestFolders::gray);
	}

	private static ImagePlus half(final int width, final int height, final int depth) {
		return TestFolders.image(width, height, depth, 8, TestFolders.half(height));
	}

	@Test
	public void slicesAndTheirClasses() {
		folders.pair("b", 8, 6).pair("a", 8, 6);
		final ScanResult result = DatasetScan.scan(folders.request(), Progress.none());
		final Dataset data = result.orThrow();
		assertEquals(List.of(), result.notes());
		assertEquals(List.of("a", "b"), data.items().stream().map(i -> i.files().name()).toList());
		assertEquals(List.of(24L, 24L), data.items().get(0).classPixels());
		assertEquals(LabelClasses.parse("0=0,1=1", ""), data.classes());
		assertEquals(new Normalization(1 / 255.0, 0, "8-bit values divided by 255"), data.normalization());
		assertEquals(PixelSize.UNKNOWN, data.pixelSize());
		assertEquals(DepthAxis.Y, data.items().get(0).depth());
	}

	/** 16-bit volume of 4 x 3 x 5: its B-scans lie along y, rows along z. */
	@Test
	public void volumesOf16Bit() {
		image("v.tif", TestFolders.image(4, 3, 5, 16, (x, y, z) -> 100 + x + 10 * y + 100 * z));
		labels("v_label.tif", TestFolders.image(4, 3, 5, 16, (x, y, z) -> z == 0 ? 300 : z == 1 ? 7 : 0));
		final Dataset data = DatasetScan.scan(new DatasetRequest(folders.images, folders.labels, Optional.empty(),
			OptionalInt.of(300), "auto", "", Optional.empty(), 1, 1 << 30), Progress.none()).orThrow();
		final DatasetItem item = data.items().get(0);
		assertEquals(DepthAxis.Z, item.depth());
		assertEquals(List.of(4, 5, 3), List.of(item.width(), item.height(), item.slices()));
		assertEquals(List.of(36L, 12L), item.classPixels());
		assertEquals(16, data.bits());
		// from 100 to 100 + 3 + 20 + 400 = 523
		assertEquals(0, data.normalization().gain() * 100 + data.normalization().offset(), 1e-12);
		assertEquals(1, data.normalization().gain() * 523 + data.normalization().offset(), 1e-12);
		assertEquals("16-bit values, 100 to 523 in the training images, stretched to 0..1", data.normalization()
			.description());
	}

	@Test
	public void rgbImagesAndColourCodedLabels() {
		image("t.jpg", TestFolders.image(16, 8, 1, 24, (x, y, z) -> 0x102030 * (x % 8)));
		labels("t.png", TestFolders.image(16, 8, 1, 24, (x, y, z) -> x < 4 ? 0x7030a0 : x < 6 ? 0xffacff : 0));
		final Dataset data = DatasetScan.scan(folders.request(), Progress.none()).orThrow();
		assertEquals(3, data.channels());
		assertEquals(8, data.bits());
		assertEquals(LabelClasses.parse("#000000=#000000,#7030a0=#7030a0,#ffacff=#ffacff", ""), data.classes());
		assertEquals(List.of(80L, 32L, 16L), data.items().get(0).classPixels());
		final DatasetRequest named = folders.request("dej=#ffacff,epidermis=#7030a0", "#000000");
		assertEquals(List.of(16L, 32L), DatasetScan.scan(named, Progress.none()).orThrow().items().get(0).classPixels());
	}

	@Test
	public void groupsByAPattern() {
		folders.pair("p1_a", 8, 6).pair("p1_b", 8, 6).pair("p2_a", 8, 6);
		final DatasetRequest request = new DatasetRequest(folders.images, folders.labels, Optional.empty(), OptionalInt
			.empty(), "auto", "^(p\\d+)_", Optional.empty(), 1, 1 << 30);
		assertEquals(List.of("p1", "p1", "p2"), DatasetScan.scan(request, Progress.none()).orThrow().items().stream().map(
			DatasetItem::group).toList());
	}

	@Test
	public void patternsThatDoNotFit() {
		folders.pair("p1_a", 8, 6).pair("q", 8, 6).pair("r", 8, 6);
		final DatasetRequest request = new DatasetRequest(folders.images, folders.labels, Optional.empty(), OptionalInt
			.empty(), "auto", "p\\d+", Optional.empty(), 1, 1 << 30);
		assertEquals(List.of("The pattern for patients \"p\\d+\" is not found in the names q, r. Change the pattern or the " +
			"names."), problems(request));
		final String sentence = assertThrows(UserError.class, () -> new DatasetRequest(folders.images, folders.labels,
			Optional.empty(), OptionalInt.empty(), "auto", "(", Optional.empty(), 1, 1)).getMessage();
		assertTrue(sentence, sentence.startsWith("The pattern for patients \"(\" is not a regular expression: "));
	}

	/** Everything about the files that can be wrong at once, in one list. */
	@Test
	public void allProblemsTogether() throws IOException {
		folders.pair("a", 8, 6).pair("odd", 8, 6);
		labels("odd.tif", half(8, 5, 1));
		image("alone.tif", gray(8, 6, 1));
		Files.writeString(folders.images.resolve("text.tif"), "no image");
		labels("text.tif", half(8, 6, 1));
		image("cut.tif", gray(8, 6, 1));
		labels("cut.tif", half(8, 6, 1));
		final Path cut = folders.labels.resolve("cut.tif");
		final byte[] bytes = Files.readAllBytes(cut);
		Files.write(cut, Arrays.copyOf(bytes, bytes.length - 10));
		image("float.tif", gray(8, 6, 1));
		labels("float.tif", TestFolders.image(8, 6, 1, 32, (x, y, z) -> 0.25));
		image("many.tif", gray(16, 6, 1));
		labels("many.tif", gray(16, 6, 1));
		final ScanResult result = DatasetScan.scan(folders.request(), Progress.none());
		final List<String> expected = List.of( //
			"The image alone.tif has no labels. Add a label image of the same name, or take the image out of the folder.", //
			"The file " + cut + " is cut short: it has " + (bytes.length - 10) + " bytes, but should have " + bytes.length +
				". Copy or save it again.", //
			"The label image float.tif holds the value 0.25, but labels are whole numbers, for example 0 and 1. Take the " +
				"label image and not the probability.", //
			"The label image many.tif has more than 64 different values, so it is not a label image. Take the labels and not " +
				"the measured image, and save them as TIFF or PNG: JPEG changes the values.", //
			"The image odd.tif has 8 x 6 pixels, but its labels odd.tif have 8 x 5. They must have the same size.", //
			"The file " + folders.images.resolve("text.tif") + " is not an image that ImageJ can open. Give a TIFF file, or " +
				"open it in Fiji and save it as TIFF.");
		assertEquals(expected, result.problems());
		assertEquals("The training cannot start. There are 6 problems:\n- " + String.join("\n- ", expected), assertThrows(
			UserError.class, result::orThrow).getMessage());
	}

	@Test
	public void emptyFolders() {
		assertEquals(2, problems(folders.request()).size());
	}

	@Test
	public void labelValuesThatAreNoClass() {
		folders.pair("a", 8, 6);
		image("b.tif", gray(8, 6, 1));
		labels("b.tif", TestFolders.image(8, 6, 1, 8, (x, y, z) -> x == 0 ? 7 : x == 1 ? 255 : 1));
		image("c.tif", gray(8, 6, 1));
		labels("c.tif", TestFolders.image(8, 6, 1, 24, (x, y, z) -> x));
		image("d.tif", gray(8, 6, 1));
		labels("d.tif", TestFolders.image(8, 6, 1, 8, (x, y, z) -> 255));
		assertEquals(List.of( //
			"The label image b.tif holds values that are no class: 7 (6 pixels). Add them to the classes, make them the " +
				"ignored label, or put the labels right.", //
			"The label image c.tif holds colours, but the classes are given as grey values. Give the classes as the label " +
				"images have them, or convert it with Image > Type.", //
			"No label image has the class dermis (9). Check its value, or take it out of the classes.", //
			"The label image d.tif has no pixel of any class. Label it, or take it and its image out of the folders."),
			problems(folders.request("background=0,epidermis=1,dermis=9", "255")));
		assertEquals(List.of("Some label images hold grey values, others colours: grey values in a.tif, b.tif, d.tif; " +
			"colours in c.tif. Convert them with Image > Type so that all are alike."), problems(folders.request()));
	}

	@Test
	public void aSingleClass() {
		image("a.tif", gray(8, 6, 1));
		labels("a.tif", TestFolders.image(8, 6, 1, 8, (x, y, z) -> 1));
		assertEquals(List.of("In the label images: There must be at least two classes, for example background=0, " +
			"epidermis=1, but there is only 1."), problems(folders.request()));
	}

	@Test
	public void imagesOfTwoKinds() {
		folders.pair("a", 8, 6);
		image("b.tif", TestFolders.image(8, 6, 1, 24, (x, y, z) -> x));
		labels("b.tif", half(8, 6, 1));
		image("c.tif", TestFolders.image(8, 6, 1, 32, (x, y, z) -> x - 3.5));
		labels("c.tif", half(8, 6, 1));
		assertEquals(List.of(
			"The images differ in their channels: 1 channel in a.tif, c.tif; 3 channels or RGB in b.tif. Convert them with " +
				"Image > Type, or train on one kind.",
			"The images differ in their bit depth: 8 bit in a.tif, b.tif; 32 bit in c.tif. Convert them with Image > Type, " +
				"all with the same display range."), problems(folders.request()));
	}

	@Test
	public void pixelSizesThatDiffer() {
		folders.pair("a", 8, 6);
		image("b.tif", calibrated(gray(8, 6, 1), 2));
		labels("b.tif", calibrated(half(8, 6, 1), 2.1));
		image("c.tif", calibrated(gray(8, 6, 1), 2.001));
		labels("c.tif", half(8, 6, 1));
		image("d.tif", calibrated(gray(8, 6, 1), 3));
		labels("d.tif", half(8, 6, 1));
		final ScanResult result = DatasetScan.scan(folders.request(), Progress.none());
		assertEquals(List.of(
			"The image b.tif has pixels of 2 x 2 x 1 µm, but its labels b.tif have pixels of 2.1 x 2.1 x 1 µm. Put " +
				"the wrong one right with Image > Properties....",
			"The images differ in their pixel size: b.tif has 2 x 2 x 1 µm, but not d.tif (3 x 3 x 1 µm). Scale " +
				"them to one pixel size (Image > Scale...), with their labels, or correct it with Image > Properties...."),
			result.problems());
		assertEquals(List.of("Some images have no pixel size and are taken as the others: a.tif."), result.notes());
	}

	@Test
	public void patchesAndSlices() {
		folders.pair("a", 8, 6).pair("b", 10, 6);
		assertEquals(List.of("Whole slices are to be trained on, but they differ in size: 8 x 6 in a.tif; 10 x 6 in b.tif. " +
			"Choose a patch size, or crop the images and their labels to one size."), problems(folders.request()));
		assertEquals(List.of("The image a.tif has slices of 8 x 6 pixels, which is less than the patch of 9 x 6. Choose a " +
			"smaller patch, or take the image out of the folder."), problems(folders.request(new Extent(9, 6))));
		assertEquals(List.of(), problems(folders.request(new Extent(8, 6))));
	}

	@Test
	public void noMemory() {
		folders.pair("a", 100, 100);
		final DatasetRequest request = new DatasetRequest(folders.images, folders.labels, Optional.empty(), OptionalInt
			.empty(), "auto", "", Optional.empty(), 16, 20 << 20);
		// 10,000 pixels x (1 + 4 + 1) bytes = 0.06 MB; 9 x 16 samples x 10,000 x (1 + 2) x 4 bytes = 16.48 MB
		assertEquals(List.of("There is not enough memory: at least 17 MB are needed (1 for the largest image, a.tif, and its " +
			"labels, 17 for batches of 16), but ImageJ may use 20 MB. Choose a smaller batch or patch, crop the images, or " +
			"give ImageJ more memory with Edit > Options > Memory & Threads...."), problems(request));
	}

	/** Five images of 300,000 pixels x (1 + 4 + 1) bytes: 8.6 MB of 8; one of them and small patches have room. */
	@Test
	public void littleMemoryIsNoted() {
		for (int i = 0; i < 5; i++)
			folders.pair("a" + i, 1000, 300);
		final ScanResult result = DatasetScan.scan(new DatasetRequest(folders.images, folders.labels, Optional.empty(),
			OptionalInt.empty(), "auto", "", Optional.of(new Extent(16, 16)), 2, 8 << 20), Progress.none());
		assertEquals(List.of(), result.problems());
		assertEquals(List.of("The images and labels need 9 MB, more than the memory that ImageJ may use (8 MB), so files are " +
			"read again and again, which takes time. More memory makes it faster."), result.notes());
	}

	@Test
	public void valuesThatAreNoNumbersAndImagesWithout() {
		image("a.tif", TestFolders.image(8, 6, 1, 32, (x, y, z) -> x == 3 ? Double.NaN : 5));
		labels("a.tif", half(8, 6, 1));
		image("b.tif", TestFolders.image(8, 6, 1, 32, (x, y, z) -> 5));
		labels("b.tif", half(8, 6, 1));
		assertEquals(List.of(
			"The image a.tif holds values that are no numbers (NaN). Set them to a number first, for example with Process > " +
				"Math > NaN Background or Macro....",
			"All images have the value 5.0 everywhere. Choose the folder of the measured images."), problems(folders
				.request()));
	}

	@Test
	public void labelsWithChannels() {
		folders.pair("a", 8, 6);
		final ImagePlus two = half(8, 6, 2);
		two.setDimensions(2, 1, 1);
		labels("a.tif", two);
		assertEquals(List.of("The label image a.tif has 2 channels. Labels are grey values in one channel, or colours of an " +
			"RGB image."), problems(folders.request()));
	}

	@Test
	public void rareValuesAreNoted() {
		image("a.tif", gray(200, 100, 1));
		labels("a.tif", TestFolders.image(200, 100, 1, 8, (x, y, z) -> x == 7 && y == 7 ? 3 : y / 50));
		assertEquals(List.of("Some label values are very rare: 3 (1 pixels). If they are no classes, put the label images " +
			"right, or give the classes."), DatasetScan.scan(folders.request(), Progress.none()).notes());
	}

	@Test
	public void cancel() {
		folders.pair("a", 8, 6);
		final Progress cancelled = new Cancelled();
		assertThrows(CancellationException.class, () -> DatasetScan.scan(folders.request(), cancelled));
	}
}
