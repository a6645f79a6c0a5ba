package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.task.UserError;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Checkpoint files, whole and damaged, without TensorFlow. */
public class CheckpointTest {

	private static final CheckpointHeader HEADER = CheckpointHeader.of(new NetworkSpec("unet", 2, 1, 4, 3, 0.1), LossSpec
		.crossEntropy(List.of(1.0, 20.0)), -5, 17, 3e-4, 0.25);

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	private final Map<String, float[]> values = new LinkedHashMap<>();

	private final Map<String, Integer> sizes = new LinkedHashMap<>();

	private Path file;

	@Before
	public void write() throws IOException {
		values.put("a.kernel", new float[] { 1, -0f, Float.MIN_VALUE, Float.NaN, 1e30f });
		final float[] many = new float[40_000]; // more than is converted at a time
		for (int i = 0; i < many.length; i++)
			many[i] = i / 7f;
		values.put("b", many);
		values.put("c", new float[] { 3 });
		values.forEach((name, v) -> sizes.put(name, v.length));
		file = folder.getRoot().toPath().resolve("run.checkpoint");
		new Checkpoint(HEADER, values).write(file);
	}

	@Test
	public void whatIsWrittenIsRead() throws IOException {
		final Checkpoint read = Checkpoint.read(file, HEADER, sizes);
		assertEquals(HEADER, read.header());
		assertEquals(values.keySet(), read.values().keySet());
		values.forEach((name, v) -> assertArrayEquals(bits(v), bits(read.values().get(name))));
	}

	private static int[] bits(final float[] values) {
		final int[] bits = new int[values.length];
		for (int i = 0; i < bits.length; i++)
			bits[i] = Float.floatToRawIntBits(values[i]);
		return bits;
	}

	private String fails() {
		return fails(HEADER);
	}

	private String fails(final CheckpointHeader own) {
		final String message = assertThrows(UserError.class, () -> Checkpoint.read(file, own, sizes)).getMessage();
		assertTrue(message, message.contains(file.toString()));
		return message.replace(file.toString(), "FILE");
	}

	/** The sentence for a file of these entries. */
	private String failsWith(final Object... namesAndBytes) throws IOException {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
			for (int i = 0; i < namesAndBytes.length; i += 2) {
				out.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
				out.write((byte[]) namesAndBytes[i + 1]);
			}
		}
		final String message = fails();
		final String start = "FILE is damaged or not a checkpoint of Cutis (";
		final String end = "). Choose an older checkpoint, or start the training anew.";
		assertTrue(message, message.startsWith(start) && message.endsWith(end));
		return message.substring(start.length(), message.length() - end.length());
	}

	private static byte[] header() {
		return HEADER.text().getBytes(StandardCharsets.UTF_8);
	}

	@Test
	public void aFileCutAnywhereIsDamaged() throws IOException {
		final byte[] whole = Files.readAllBytes(file);
		// What comes after the last value is only zip's directory.
		final int end = lastIndexOf(whole, "PK\7\10");
		for (int i = 0; i < 60; i++) {
			Files.write(file, Arrays.copyOf(whole, (int) ((long) end * i / 60)));
			assertTrue(fails().startsWith("FILE is damaged or not a checkpoint of Cutis ("));
		}
	}

	private static int lastIndexOf(final byte[] bytes, final String text) {
		final int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(text);
		assertTrue(at > 0);
		return at;
	}

	@Test
	public void aFlippedBitAmongTheValuesIsDamage() throws IOException {
		final byte[] whole = Files.readAllBytes(file);
		final int b = new String(whole, StandardCharsets.ISO_8859_1).indexOf("b.f32");
		for (int at = b + 100; at < whole.length / 2; at += 5003) {
			final byte[] flipped = whole.clone();
			flipped[at] ^= 4;
			Files.write(file, flipped);
			assertTrue(fails().startsWith("FILE is damaged or not a checkpoint of Cutis ("));
		}
	}

	@Test
	public void aFileOfOtherContentIsASentence() throws IOException {
		assertEquals("it does not begin with checkpoint.txt", failsWith("a.kernel.f32", new byte[20]));
		assertEquals("a.kernel is missing", failsWith("checkpoint.txt", header()));
		assertEquals("a.kernel is cut short", failsWith("checkpoint.txt", header(), "a.kernel.f32", new byte[19]));
		assertEquals("a.kernel has more values than the network", failsWith("checkpoint.txt", header(), "a.kernel.f32",
			new byte[1 << 22]));
		assertEquals("it holds ../evil, which the network does not have", failsWith("checkpoint.txt", header(),
			"../evil.f32", new byte[4]));
		assertEquals("checkpoint.txt is too long", failsWith("checkpoint.txt", new byte[1 << 20]));
		assertEquals("it does not give the format", failsWith("checkpoint.txt", new byte[5]));
		assertEquals("its format is cutis-checkpoint-9, not cutis-checkpoint-1", failsWith("checkpoint.txt",
			replaced("checkpoint-1", "checkpoint-9")));
		assertEquals("its step is -17", failsWith("checkpoint.txt", replaced("step=17", "step=-17")));
		assertEquals("its lossWeight is NaN", failsWith("checkpoint.txt", replaced("lossWeight=0.25", "lossWeight=NaN")));
		assertEquals("it does not give the seed", failsWith("checkpoint.txt", replaced("seed", "sneed")));
		assertEquals("For input string: \"1e9\"", failsWith("checkpoint.txt", replaced("step=17", "step=1e9")));
		Files.writeString(file, "no zip");
		assertTrue(fails().startsWith("FILE is damaged or not a checkpoint of Cutis (it does not begin"));
	}

	private static byte[] replaced(final String what, final String by) {
		return HEADER.text().replace(what, by).getBytes(StandardCharsets.UTF_8);
	}

	@Test
	public void twiceTheSameEntryIsDamage() throws IOException {
		// Java's own zip writer refuses that, so the second name is changed in the bytes.
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream out = new ZipOutputStream(bytes)) {
			for (final String name : List.of("checkpoint.txt", "c.f32", "d.f32")) {
				out.putNextEntry(new ZipEntry(name));
				out.write(name.endsWith("txt") ? header() : new byte[4]);
			}
		}
		final String text = bytes.toString(StandardCharsets.ISO_8859_1).replace("d.f32", "c.f32");
		Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
		assertTrue(fails().contains("(it holds c twice)"));
	}

	@Test
	public void anotherNetworkOrLossIsASentence() {
		final LossSpec loss = LossSpec.crossEntropy(List.of(1.0, 20.0));
		assertEquals("The checkpoint FILE is of the network " +
			"[architecture=unet, channels=2, classes=1, width=4, depth=3, dropout=0.1, levels=1, reduction=1], but this training has " +
			"[architecture=unet, channels=2, classes=1, width=8, depth=3, dropout=0.1, levels=1, reduction=1]. " +
			"Continue it with its own settings, or start anew.", fails(CheckpointHeader.of(new NetworkSpec("unet", 2, 1, 8,
				3, 0.1), loss, 0, 0, 1, 1)));
		assertEquals("The checkpoint FILE is of the loss cross-entropy [1.0, 20.0], but this training has " +
			"selective-dice. Continue it with its own settings, or start anew.", fails(CheckpointHeader.of(new NetworkSpec(
				"unet", 2, 1, 4, 3, 0.1), LossSpec.selectiveDice(List.of()), 0, 0, 1, 1)));
	}

	@Test
	public void aMissingFileIsASentence() throws IOException {
		Files.delete(file);
		assertEquals("There is no checkpoint file FILE. Choose another one, or start the training anew.", fails());
		Files.createDirectory(file);
		assertEquals("There is no checkpoint file FILE. Choose another one, or start the training anew.", fails());
	}
}
