package org.cutis.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

public class ImageFileTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Volume<?> saved(final String name, final ImageProcessor pixels) throws IOException {
		final File file = new File(temporary.getRoot(), name);
		if (name.endsWith(".tif")) new FileSaver(new ImagePlus("image", pixels)).saveAsTiff(file.getPath());
		else ImageIO.write(pixels.getBufferedImage(), name.substring(name.lastIndexOf('.') + 1), file);
		return ImageFile.volume(file.toPath());
	}

	private static double at(final Volume<?> volume, final long... position) {
		return volume.pixels().getAt(position).getRealDouble();
	}

	@Test
	public void everyKind() throws IOException {
		final ShortProcessor shorts = new ShortProcessor(4, 3);
		shorts.set(2, 1, 60000);
		assertEquals(60000, at(saved("s.tif", shorts), 2, 1, 0, 0), 0);
		final FloatProcessor floats = new FloatProcessor(4, 3);
		floats.setf(2, 1, -1.5f);
		assertEquals(-1.5, at(saved("f.tif", floats), 2, 1, 0, 0), 0);
		for (final String name : new String[] { "c.png", "c.tif", "c.jpg" }) {
			final ColorProcessor colors = new ColorProcessor(16, 16);
			Arrays.fill((int[]) colors.getPixels(), 0x7030a0);
			final Volume<?> volume = saved(name, colors);
			assertEquals(3, volume.channels());
			assertEquals(name, 0x70, at(volume, 2, 1, 0, 0), 3);
			assertEquals(name, 0x30, at(volume, 2, 1, 0, 1), 3);
			assertEquals(name, 0xa0, at(volume, 2, 1, 0, 2), 3);
		}
	}

	private static String sentence(final File file) {
		return assertThrows(UserError.class, () -> ImageFile.open(file, " (parameter image)")).getMessage();
	}

	@Test
	public void sentences() throws IOException {
		final File missing = new File(temporary.getRoot(), "missing.tif");
		assertEquals("There is no file " + missing + " (parameter image). Check its path.", sentence(missing));
		assertEquals(temporary.getRoot() + " (parameter image) is a folder, but must be an image file.", sentence(temporary
			.getRoot()));
		for (final String name : new String[] { "empty.tif", "text.png", "text.jpg", "text.csv", "text.dcm" }) {
			final File file = temporary.newFile(name);
			if (name.startsWith("text")) Files.writeString(file.toPath(), "nothing that is an image");
			assertEquals("The file " + file + " (parameter image) is not an image that ImageJ can open. Give a TIFF file, or " +
				"open it in Fiji and save it as TIFF.", sentence(file));
		}
	}

	/** A header of 60,000 x 60,000 pixels in a file of 60 bytes is refused before anything is allocated. */
	@Test
	public void headersThatPromiseTooMuch() throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final DataOutputStream out = new DataOutputStream(bytes);
		out.writeLong(0x89504E470D0A1A0AL);
		final ByteArrayOutputStream header = new ByteArrayOutputStream();
		final DataOutputStream chunk = new DataOutputStream(header);
		chunk.write("IHDR".getBytes(StandardCharsets.US_ASCII));
		chunk.writeInt(60000);
		chunk.writeInt(60000);
		chunk.write(new byte[] { 8, 2, 0, 0, 0 });
		final CRC32 crc = new CRC32();
		crc.update(header.toByteArray());
		out.writeInt(13);
		out.write(header.toByteArray());
		out.writeInt((int) crc.getValue());
		final File file = temporary.newFile("bomb.png");
		Files.write(file.toPath(), bytes.toByteArray());
		final String sentence = sentence(file);
		assertTrue(sentence, sentence.startsWith("The file " + file + " (parameter image) does not fit into the "));
	}
}
