package org.cutis.model.pytorch;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files that PyTorch wrote (make_states.py), and others that it would not write. */
public class StateFileTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private static Path resource(final String name) throws URISyntaxException {
		return Path.of(StateFileTest.class.getResource(name).toURI());
	}

	/** Values as make_states.py gives them: 0 to 11 in 3 rows of 4, that turned, and its lower right part. */
	@Test
	public void tensorsOfAllKindsFromPyTorch() throws Exception {
		try (StateFile state = StateFile.open(resource("tensors.pth"))) {
			assertEquals(List.of("whole", "turned", "part", "double", "half", "count"), List.copyOf(state.names()));
			assertArrayEquals(new int[] { 3, 4 }, state.shape("whole"));
			assertArrayEquals(new float[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 }, state.floats("whole"), 0);
			assertArrayEquals(new int[] { 4, 3 }, state.shape("turned"));
			assertArrayEquals(new float[] { 0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11 }, state.floats("turned"), 0);
			assertArrayEquals(new int[] { 2, 2 }, state.shape("part"));
			assertArrayEquals(new float[] { 6, 7, 10, 11 }, state.floats("part"), 0);
			assertArrayEquals(new float[] { 0.1f, -2.5f }, state.floats("double"), 0);
			// The largest, the smallest normal and the smallest number of half precision among them.
			assertArrayEquals(new float[] { 1, -0.333251953125f, 65504, 0x1p-14f, 0x1p-24f, Float.POSITIVE_INFINITY }, state
				.floats("half"), 0);
			assertArrayEquals(new int[0], state.shape("count"));
			assertArrayEquals(new float[] { 70000 }, state.floats("count"), 0);
		}
	}

	@Test
	public void aStateDictionaryFromPyTorch() throws Exception {
		try (StateFile state = StateFile.open(resource("unet.pt"))) {
			// 7 blocks of 2 x (2 + 5) tensors, 3 transposed convolutions and the last one of 2.
			assertEquals(7 * 14 + 3 * 2 + 2, state.names().size());
			assertArrayEquals(new int[] { 4, 2, 3, 3 }, state.shape("down_path.1.block.0.weight"));
		}
	}

	@Test
	public void whatTheTestWritesIsReadToo() throws Exception {
		final Path file = folder.getRoot().toPath().resolve("a.pt");
		new TestState().put("module.a", new int[] { 2, 1 }, 3, -4).put("module.b", new int[] { 1 }, 0.5f).write(file);
		try (StateFile state = StateFile.open(file)) {
			assertEquals(List.of("a", "b"), List.copyOf(state.names()));
			assertArrayEquals(new int[] { 2, 1 }, state.shape("a"));
			assertArrayEquals(new float[] { 3, -4 }, state.floats("a"), 0);
		}
	}

	private String complaint(final TestState state) throws IOException {
		final Path file = folder.getRoot().toPath().resolve("bad.pt");
		state.write(file);
		return complaint(file);
	}

	private static String complaint(final Path file) {
		final String message = assertThrows(UserError.class, () -> {
			try (StateFile state = StateFile.open(file)) {
				for (final String name : state.names())
					state.floats(name);
			}
		}).getMessage();
		assertTrue(message, message.contains(file.toString()));
		return message;
	}

	private String complaint(final String pickle) throws IOException {
		return complaint(new TestState().pickle(pickle.getBytes(StandardCharsets.ISO_8859_1)));
	}

	/** The classic attack, and the same behind a permitted name. */
	@Test
	public void nothingIsExecuted() throws Exception {
		final String run = complaint("\u0080\2cposix\nsystem\n(X\4\0\0\0truetR.");
		assertTrue(run, run.contains("it holds posix.system, and only tensors in dictionaries are read"));
		final String dotted = complaint("\u0080\2ctorch._utils\n_rebuild_tensor_v2.__globals__\n.");
		assertTrue(dotted, dotted.contains("_rebuild_tensor_v2.__globals__"));
		final String whole = complaint("\u0080\2cnet.model\nUNet\n)\u0081.");
		assertTrue(whole, whole.contains("it holds net.model.UNet") && whole.contains("torch.save(model.state_dict(), file)"));
		final String storage = complaint("\u0080\2ctorch\nFloatStorage\n)R.");
		assertTrue(storage, storage.contains("calls torch.FloatStorage in another way"));
		assertTrue(complaint("\u0080\2ccollections\nOrderedDict\n(K\1tR.").contains("in another way"));
	}

	@Test
	public void damagedPickles() throws Exception {
		assertTrue(complaint("").contains("ends too early"));
		assertTrue(complaint("\u0080\4}.").contains("not in pickle protocol 2"));
		assertTrue(complaint("\u0080\2}").contains("ends too early"));
		assertTrue(complaint("\u0080\2.").contains("damaged"));
		assertTrue(complaint("\u0080\2t.").contains("damaged"));
		assertTrue(complaint("\u0080\2h\7.").contains("damaged"));
		assertTrue(complaint("\u0080\2X\u00ff\u00ff\u00ff\u007f.").contains("ends too early"));
		assertTrue(complaint("\u0080\2K\1.").contains("no dictionary of tensors"));
		assertTrue(complaint("\u0080\2}.").contains("no tensors"));
		assertTrue(complaint("\u0080\2}X\1\0\0\0aK\1s.").contains("its entry a is no tensor"));
		assertTrue(complaint("\u0080\2i.").contains("opcode 105"));
		// A list that holds itself, as a key and as a value.
		assertTrue(complaint("\u0080\2}]q\0h\0aK\1s.").contains("neither texts nor whole numbers"));
		assertTrue(complaint("\u0080\2}X\1\0\0\0a]q\0h\0as.").contains("is no tensor"));
		assertTrue(complaint(")" + "\u0080\2.").contains("protocol"));
	}

	/** A storage of 4 values that the pickle says to have 4 or, in the last case, more. */
	private String claim(final int[] shape, final int[] strides, final int offset, final int length) throws IOException {
		return complaint(new TestState().put("a", shape, strides, offset, length, 1, 2, 3, 4));
	}

	@Test
	public void tensorsThatDoNotFitTheirStorage() throws Exception {
		final String fit = "does not fit into its storage";
		assertTrue(claim(new int[] { 5 }, new int[] { 1 }, 0, 4).contains(fit));
		assertTrue(claim(new int[] { 2 }, new int[] { 4 }, 0, 4).contains(fit));
		assertTrue(claim(new int[] { 2 }, new int[] { 1 }, 3, 4).contains(fit));
		assertTrue(claim(new int[] { 2 }, new int[] { 1 }, -1, 4).contains(fit));
		assertTrue(claim(new int[] { 2 }, new int[] { -1 }, 2, 4).contains(fit));
		assertTrue(claim(new int[] { -1 }, new int[] { 1 }, 0, 4).contains(fit));
		assertTrue(claim(new int[] { 2 }, new int[] { 1, 1 }, 0, 4).contains(fit));
		// One value that claims to be many.
		assertTrue(claim(new int[] { 4, 4 }, new int[] { 0, 0 }, 0, 4).contains(fit));
		assertTrue(claim(new int[] { 100_000_000 }, new int[] { 1 }, 0, 100_000_000).contains("more values than it holds"));
		assertTrue(claim(new int[] { 4 }, new int[] { 1 }, 0, -4).contains("impossible size"));
		assertTrue(claim(new int[] { 4 }, new int[] { 1 }, 0, Integer.MAX_VALUE).contains("impossible size"));
		assertTrue(claim(new int[] { 4 }, new int[] { 1 }, 0, 5).contains("cut short"));
		assertTrue(claim(new int[] { 4 }, new int[] { 1 }, 0, 3).contains(fit));
		assertTrue(claim(new int[] { 3 }, new int[] { 1 }, 0, 3).contains("too large"));
	}

	@Test
	public void filesThatAreNoneOfPyTorch() throws Exception {
		final Path file = folder.getRoot().toPath().resolve("c.pt");
		assertTrue(complaint(file).startsWith("There is no file"));
		Files.writeString(file, "not a zip file");
		assertTrue(complaint(file).contains("it is no zip file"));
		assertTrue(complaint(new TestState().put("a", new int[] { 1 }, 1).deflated()).contains("compressed"));
		new TestState().put("a", new int[] { 2 }, 1, 2).write(file);
		final byte[] bytes = Files.readAllBytes(file);
		final String text = new String(bytes, StandardCharsets.ISO_8859_1);
		// A bit of the value 2 (0x40000000) turned.
		bytes[text.indexOf("\0\0\u0080\u003f\0\0\0\u0040") + 4] ^= 1;
		Files.write(file, bytes);
		assertTrue(complaint(file).contains("data/0 is damaged"));
		Files.write(file, text.replace("archive/data.pkl", "archive/data.pkx").getBytes(StandardCharsets.ISO_8859_1));
		assertTrue(complaint(file).contains("holds no data.pkl"));
		Files.write(file, text.replace("archive/data/0", "archive/data/1").getBytes(StandardCharsets.ISO_8859_1));
		assertTrue(complaint(file).contains("holds no data/0"));
		Files.write(file, text.substring(0, text.length() / 2).getBytes(StandardCharsets.ISO_8859_1));
		assertTrue(complaint(file).contains("it is no zip file"));
	}
}
