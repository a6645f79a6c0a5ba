package org.cutis.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;

/** Small bundles around random bytes that stand for a network. */
final class TestBundles {

	private TestBundles() {}

	static ModelInfo info() {
		final ModelCard card = new ModelCard("Test epidermis", "A model for tests: not a model.", List.of(
			new ModelCard.Author("A. Tester", "Testing"), new ModelCard.Author("B. Tester", "")), List.of(
				new ModelCard.Citation("A paper", "10.1000/182"), new ModelCard.Citation("A page",
					"https://example.org/a")), "BSD-2-Clause", List.of("skin", "rsom"), "0.1.0", Instant.parse(
						"2026-01-31T12:00:00Z"));
		final Map<String, Double> metrics = new LinkedHashMap<>();
		metrics.put("ra_upper_px", 0.08);
		metrics.put("dice", 0.95);
		return new ModelInfo("test", card, Modality.RSOM, new NetworkSpec("unet", 2, 1, 16, 5, 0.5), "image",
			"probability", List.of("LF", "HF"), List.of(new ModelClass("epidermis", 0x00ff80)), List.of(new SpaceAxis(
				"y", "depth into the skin", 3, 16, 512, 0), new SpaceAxis("x", "along the B-scan", 12, 16, 336, 0)),
			new Normalization(0.5, 0.25, "bands stretched to 0..1"), new Training("phantoms: seeds 1 to 9", true,
				1234567890123L, 400, "bce+smoothness", metrics), "2.16.2");
	}

	/** A SavedModel folder whose bytes depend on the seed alone. */
	static SavedModel savedModel(final Path folder, final long seed) throws IOException {
		final Random random = new Random(seed);
		for (final String name : List.of("saved_model.pb", "variables/variables.index", "variables/variables.data")) {
			final byte[] bytes = new byte[500 + random.nextInt(500)];
			random.nextBytes(bytes);
			Files.createDirectories(folder.resolve(name).getParent());
			Files.write(folder.resolve(name), bytes);
		}
		return new SavedModel(folder, "image", "probability");
	}

	static BundleContent content(final Path scratch) throws IOException {
		return content(savedModel(scratch, 1), info());
	}

	static BundleContent content(final SavedModel saved, final ModelInfo info) {
		return new BundleContent(saved, info, tensor(2, 1, 32, 16, 2), tensor(3, 1, 32, 16, 1), "Words of the author.",
			null);
	}

	static FloatTensor tensor(final long seed, final int... shape) {
		int n = 1;
		for (final int s : shape)
			n *= s;
		final Random random = new Random(seed);
		final float[] data = new float[n];
		for (int i = 0; i < n; i++)
			data[i] = random.nextFloat();
		return new FloatTensor(shape, data);
	}

	/** Writes a bundle folder "test" below a folder. */
	static ModelBundle bundle(final Path parent) throws IOException {
		return ModelBundleWriter.write(content(parent.resolve("saved")), parent.resolve("test"));
	}

	static void edit(final Path rdf, final UnaryOperator<String> change) throws IOException {
		final String before = Files.readString(rdf);
		final String after = change.apply(before);
		if (after.equals(before)) throw new AssertionError("The edit changes nothing");
		Files.writeString(rdf, after);
	}

	static void zip(final Path file, final Map<String, byte[]> entries) throws IOException {
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			for (final Map.Entry<String, byte[]> e : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(e.getKey()));
				zip.write(e.getValue());
				zip.closeEntry();
			}
		}
	}

	static byte[] ascii(final String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
