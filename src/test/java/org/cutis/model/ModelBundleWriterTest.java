package org.cutis.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.zip.ZipFile;

import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

public class ModelBundleWriterTest {

	@Rule
	public final TemporaryFolder scratch = new TemporaryFolder();

	private Path root;

	@Before
	public void root() {
		root = scratch.getRoot().toPath();
	}

	@Test
	public void roundTrip() throws IOException {
		final ModelBundle written = TestBundles.bundle(root);
		final ModelBundle read = ModelBundle.open(root.resolve("test"), Progress.none());
		assertEquals(TestBundles.info(), read.info());
		assertEquals(List.of("ra_upper_px", "dice"), List.copyOf(read.info().training().metrics().keySet()));
		assertEquals(written, read);
		assertArrayEquals(TestBundles.tensor(2, 1, 32, 16, 2).data(), read.testInput().data(), 0f);
		assertArrayEquals(TestBundles.tensor(3, 1, 32, 16, 1).data(), read.testOutput().data(), 0f);
		final SavedModel saved = read.savedModel();
		assertEquals("image", saved.input());
		assertEquals("probability", saved.output());
		assertArrayEquals(Files.readAllBytes(root.resolve("saved/saved_model.pb")), Files.readAllBytes(saved.folder()
			.resolve("saved_model.pb")));
		assertArrayEquals(Files.readAllBytes(root.resolve("saved/variables/variables.data")), Files.readAllBytes(saved
			.folder().resolve("variables/variables.data")));
	}

	@Test
	public void roundTripOf3DWithSoftmaxAndCroppedOutput() throws IOException {
		final ModelInfo i = TestBundles.info();
		final ModelInfo info = new ModelInfo("vessels-3d", i.card(), Modality.OCT, new NetworkSpec("deepvessel", 1, 2, 5,
			5, 0, 3), "image", "probability", List.of("intensity"), List.of(new ModelClass("background", 0), new ModelClass(
				"vessel", 0xff0000)), List.of(new SpaceAxis("z", "depth", 3.5, 1, 64, 12), new SpaceAxis("y", "", 12, 1, 64,
					12), new SpaceAxis("x", "", 12, 4, 64, 12)), new Normalization(1, 0, ""), new Training("scans", false, -1,
						0, "dice", Map.of()), "2.16.2");
		final BundleContent content = new BundleContent(TestBundles.savedModel(root.resolve("s"), 1), info, TestBundles
			.tensor(1, 1, 13, 20, 16, 1), TestBundles.tensor(1, 1, 1, 8, 4, 2), "", null);
		assertEquals(info, ModelBundleWriter.write(content, root.resolve("v")).info());
		final List<Map<String, Object>> axes = list(list(rdf(root.resolve("v")), "inputs").get(0), "axes");
		assertEquals("min: the least multiple beyond the crop", Map.of("min", 13, "step", 1), axes.get(1).get("size"));
		assertEquals(Map.of("min", 16, "step", 4), axes.get(3).get("size"));
		assertEquals(Map.of("tensor_id", "image", "axis_id", "z", "offset", -12), list(list(rdf(root.resolve("v")),
			"outputs").get(0), "axes").get(1).get("size"));
	}

	@Test
	public void haloAndThresholdAreKept() throws IOException {
		final ModelInfo i = TestBundles.info();
		final ModelInfo info = new ModelInfo("vessels", i.card(), Modality.RSOM_VESSELS, new NetworkSpec("deepvesselnet", 2, 1,
			5, 5, 0), "image", "probability", i.channels(), List.of(new ModelClass("vessel", 0xff)), List.of(new SpaceAxis("z",
				"depth", 3, 1, 64, 0, 6), new SpaceAxis("y", "", 12, 1, 48, 0, 6), new SpaceAxis("x", "", 12, 1, 48, 0)), i
					.normalization(), i.training(), "2.16.2", 0.73);
		final Path folder = root.resolve("v");
		assertEquals(info, ModelBundleWriter.write(new BundleContent(TestBundles.savedModel(root.resolve("s"), 1), info,
			TestBundles.tensor(1, 1, 3, 4, 5, 2), TestBundles.tensor(1, 1, 3, 4, 5, 1), "", null), folder).info());
		final List<Map<String, Object>> axes = list(list(rdf(folder), "outputs").get(0), "axes");
		// bioimage.io 0.5, space output axis with halo: cropped from both sides, beside a size that refers to the input's
		assertEquals(6, axes.get(1).get("halo"));
		assertEquals(Map.of("tensor_id", "image", "axis_id", "z", "offset", 0), axes.get(1).get("size"));
		assertFalse(axes.get(3).containsKey("halo"));
		for (final Map<String, Object> axis : list(list(rdf(folder), "inputs").get(0), "axes"))
			assertFalse("inputs have none", axis.containsKey("halo"));
		final Map<?, ?> cutis = (Map<?, ?>) ((Map<?, ?>) rdf(folder).get("config")).get("cutis");
		assertEquals("rsom_vessels", cutis.get("modality"));
		assertEquals(0.73, cutis.get("threshold"));
		assertRefused("halo of axis z", () -> new SpaceAxis("z", "", 1, 1, 12, 0, 6));
		TestBundles.edit(folder.resolve("rdf.yaml"), text -> text.replace("threshold: 0.73", "threshold: 1.73"));
		assertThrows(UserError.class, () -> ModelBundle.open(folder, Progress.none()));
	}

	@Test
	public void unknownPixelSize() throws IOException {
		final ModelInfo i = TestBundles.info();
		final ModelInfo info = new ModelInfo("test", i.card(), Modality.OTHER, i.network(), i.input(), i.output(), i
			.channels(), i.classes(), List.of(new SpaceAxis("y", "", SpaceAxis.UNKNOWN, 16, 512, 0), new SpaceAxis("x", "",
				0.5, 16, 512, 0)), i.normalization(), i.training(), i.engineVersion());
		final Path folder = root.resolve("uncalibrated");
		final ModelInfo read = ModelBundleWriter.write(TestBundles.content(TestBundles.savedModel(root.resolve("s"), 1),
			info), folder).info();
		assertEquals(info, read);
		assertFalse(read.axes().get(0).isCalibrated());
		assertTrue(Double.isNaN(read.axes().get(0).pixelSize()));
		assertTrue(read.axes().get(1).isCalibrated());
		for (final String side : List.of("inputs", "outputs")) {
			final List<Map<String, Object>> axes = list(list(rdf(folder), side).get(0), "axes");
			assertFalse("no unit: the scale is a bare 1", axes.get(1).containsKey("unit"));
			assertEquals(1.0, axes.get(1).get("scale"));
			assertEquals("micrometer", axes.get(2).get("unit"));
			assertEquals(0.5, axes.get(2).get("scale"));
		}
		final Map<?, ?> cutis = (Map<?, ?>) ((Map<?, ?>) rdf(folder).get("config")).get("cutis");
		assertEquals("other", cutis.get("modality"));
		final String readme = Files.readString(folder.resolve("README.md"));
		assertTrue(readme, readme.contains("- Modality: other\n") && readme.contains("- Axis y: pixel size unknown, a " +
			"multiple of 16 pixels\n- Axis x: 0.5 µm per pixel, a multiple of 16 pixels\n"));
	}

	@Test
	public void classWeightsAreKept() throws IOException {
		final List<Double> weights = List.of(1.0, 20.5);
		final ModelInfo info = weighted(weights);
		final ModelBundle written = ModelBundleWriter.write(TestBundles.content(TestBundles.savedModel(root.resolve("s"), 1),
			info), root.resolve("v"));
		assertEquals(weights, ModelBundle.open(root.resolve("v"), Progress.none()).info().training().classWeights());
		assertEquals(info, written.info());
		final Path rdf = root.resolve("v/rdf.yaml");
		TestBundles.edit(rdf, text -> text.replace("- 20.5", "- heavy"));
		assertThrows(UserError.class, () -> ModelBundle.open(root.resolve("v"), Progress.none()));
		assertRefused("class weights for 1 classes", () -> weighted(List.of(1.0, 2.0, 3.0)));
		assertRefused("Class weights must be 0 or more", () -> weighted(List.of(1.0, Double.NaN)));
	}

	private static ModelInfo weighted(final List<Double> weights) {
		final ModelInfo i = TestBundles.info();
		final Training t = i.training();
		return new ModelInfo(i.name(), i.card(), i.modality(), i.network(), i.input(), i.output(), i.channels(), i.classes(), i
			.axes(), i.normalization(), new Training(t.data(), t.phantomOnly(), t.seed(), t.steps(), t.loss(), t.metrics(),
				weights), i.engineVersion());
	}

	/** What bioimage.io 0.5 and DESIGN ask of the file, read with nothing of org.cutis.model. */
	@Test
	public void rdfFollowsTheFormat() throws Exception {
		final Path folder = TestBundles.bundle(root).folder();
		final String text = Files.readString(folder.resolve("rdf.yaml"));
		assertFalse("no YAML anchors: not every reader knows them", text.contains("&id") || text.contains("*id"));
		final Map<String, Object> rdf = rdf(folder);
		assertTrue(rdf.get("format_version").toString().matches("0\\.5\\.\\d+"));
		assertEquals("model", rdf.get("type"));
		for (final String key : List.of("name", "description", "license", "documentation", "version", "timestamp"))
			assertTrue(key, rdf.get(key) instanceof String s && !s.isEmpty());
		for (final Map<String, Object> cite : list(rdf, "cite"))
			assertTrue(cite.containsKey("text") && (cite.containsKey("doi") || cite.containsKey("url")));
		assertEquals(List.of(Map.of("name", "A. Tester", "affiliation", "Testing"), Map.of("name", "B. Tester")), rdf.get(
			"authors"));
		assertTrue(Files.readString(folder.resolve(rdf.get("documentation").toString())).contains("# Validation"));
		checkTensor(folder, list(rdf, "inputs").get(0), "image", new int[] { 1, 32, 16, 2 });
		checkTensor(folder, list(rdf, "outputs").get(0), "probability", new int[] { 1, 32, 16, 1 });
		for (final Map<String, Object> a : list(list(rdf, "outputs").get(0), "axes"))
			if (a.get("type").equals("space")) assertEquals(Map.of("tensor_id", "image", "axis_id", a.get("id"), "offset",
				0), a.get("size"));
		final Map<?, ?> scale = (Map<?, ?>) list(list(rdf, "inputs").get(0), "preprocessing").get(1);
		assertEquals(Map.of("id", "scale_linear", "kwargs", Map.of("gain", 0.5, "offset", 0.25)), scale);
		final Map<?, ?> weights = (Map<?, ?>) ((Map<?, ?>) rdf.get("weights")).get("tensorflow_saved_model_bundle");
		assertEquals("tf_weights.zip", weights.get("source"));
		assertEquals("2.16.2", weights.get("tensorflow_version"));
		assertEquals(sha256(folder.resolve("tf_weights.zip")), weights.get("sha256"));
		assertTrue(((Map<?, ?>) rdf.get("config")).get("cutis") instanceof Map);
		try (ZipFile zip = new ZipFile(folder.resolve("tf_weights.zip").toFile())) {
			assertTrue("saved_model.pb lies at the top of the zip", zip.getEntry("saved_model.pb") != null);
		}
	}

	private static void checkTensor(final Path folder, final Map<String, Object> tensor, final String id,
		final int[] shape) throws Exception
	{
		assertEquals(id, tensor.get("id"));
		final List<Map<String, Object>> axes = list(tensor, "axes");
		assertEquals(List.of("batch", "y", "x", "channel"), axes.stream().map(a -> a.get("id")).toList());
		assertEquals(List.of("batch", "space", "space", "channel"), axes.stream().map(a -> a.get("type")).toList());
		assertEquals("float32", ((Map<?, ?>) tensor.get("data")).get("type"));
		for (int d = 1; d <= 2; d++) {
			assertEquals("micrometer", axes.get(d).get("unit"));
			assertEquals(d == 1 ? 3.0 : 12.0, axes.get(d).get("scale"));
			final Map<?, ?> size = (Map<?, ?>) axes.get(d).get("size");
			if (size.containsKey("step")) assertEquals("size = min + n step", 0, (shape[d] - (Integer) size.get("min")) %
				(Integer) size.get("step"));
		}
		assertEquals("channel_names are as many as the channels", shape[3], ((List<?>) axes.get(3).get("channel_names"))
			.size());
		final Map<?, ?> test = (Map<?, ?>) tensor.get("test_tensor");
		final Path npy = folder.resolve(test.get("source").toString());
		assertEquals(sha256(npy), test.get("sha256"));
		final byte[] bytes = Files.readAllBytes(npy);
		final int header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
		final String expected = Arrays.toString(shape).replace('[', '(').replace(']', ')');
		assertTrue(new String(bytes, 10, header, StandardCharsets.US_ASCII).contains("'shape': " + expected));
	}

	@Test
	public void equalWeightsGiveEqualSha256WhereverAndWhenever() throws IOException {
		final ModelBundle a = TestBundles.bundle(root);
		final TimeZone zone = TimeZone.getDefault();
		try {
			TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
			final SavedModel same = TestBundles.savedModel(root.resolve("elsewhere"), 1);
			Files.setLastModifiedTime(same.folder().resolve("saved_model.pb"), java.nio.file.attribute.FileTime.fromMillis(
				1_000_000_000_000L));
			final ModelBundle b = ModelBundleWriter.write(TestBundles.content(same, TestBundles.info()), root.resolve("b"));
			assertEquals(a.sha256(), b.sha256());
			final Path zipA = root.resolve("a.zip");
			final Path zipB = root.resolve("b.zip");
			ModelBundleWriter.zip(a.folder(), zipA);
			ModelBundleWriter.zip(b.folder(), zipB);
			assertArrayEquals(Files.readAllBytes(zipA), Files.readAllBytes(zipB));
		}
		finally {
			TimeZone.setDefault(zone);
		}
		final SavedModel other = TestBundles.savedModel(root.resolve("other"), 2);
		assertNotEquals(a.sha256(), ModelBundleWriter.write(TestBundles.content(other, TestBundles.info()), root.resolve(
			"c")).sha256());
	}

	@Test
	public void zipHoldsTheWeightsOnce() throws IOException {
		final Path zip = root.resolve("new folder/test.zip");
		ModelBundleWriter.zip(TestBundles.bundle(root).folder(), zip);
		try (ZipFile file = new ZipFile(zip.toFile())) {
			final TreeSet<String> names = new TreeSet<>();
			file.stream().forEach(e -> names.add(e.getName()));
			assertEquals(new TreeSet<>(List.of("README.md", "rdf.yaml", "test_input.npy", "test_output.npy",
				"tf_weights.zip")), names);
		}
		assertEquals("nothing temporary is left", List.of("test.zip"), FileTrees.files(zip.getParent()));
	}

	@Test
	public void coverAndReadme() throws IOException {
		final Path png = Files.write(root.resolve("any.png"), new byte[] { 1, 2, 3 });
		final BundleContent c = TestBundles.content(root.resolve("saved"));
		final Path folder = ModelBundleWriter.write(new BundleContent(c.model(), c.info(), c.testInput(), c.testOutput(),
			"Words of the author.", png), root.resolve("with cover")).folder();
		assertEquals(List.of("cover.png"), rdf(folder).get("covers"));
		assertArrayEquals(new byte[] { 1, 2, 3 }, Files.readAllBytes(folder.resolve("cover.png")));
		final String readme = Files.readString(folder.resolve("README.md"));
		assertTrue(readme, readme.contains("Words of the author.") && readme.contains("phantoms) only") && readme.contains(
			"dice: 0.95") && readme.contains("Axis y: depth into the skin, 3 µm per pixel, a multiple of 16 pixels\n"));
	}

	@Test
	public void leavesWhatIsThere() throws IOException {
		final ModelBundle bundle = TestBundles.bundle(root);
		final BundleContent content = TestBundles.content(root.resolve("saved2"));
		final UserError e = assertThrows(UserError.class, () -> ModelBundleWriter.write(content, bundle.folder()));
		assertTrue(e.getMessage(), e.getMessage().endsWith(
			"test exists already. Choose another name for the model or delete it first."));
		assertEquals(bundle, ModelBundle.open(bundle.folder(), Progress.none()));
	}

	@Test
	public void aFailureLeavesNothing() throws IOException {
		final SavedModel empty = new SavedModel(Files.createDirectory(root.resolve("empty")), "image", "probability");
		final Path target = root.resolve("out/model");
		final UserError e = assertThrows(UserError.class, () -> ModelBundleWriter.write(TestBundles.content(empty,
			TestBundles.info()), target));
		assertTrue(e.getMessage(), e.getMessage().contains("saved_model.pb is missing"));
		final BundleContent c = TestBundles.content(root.resolve("saved"));
		final Path text = Files.writeString(root.resolve("cover.txt"), "no picture");
		assertTrue(assertThrows(UserError.class, () -> ModelBundleWriter.write(new BundleContent(c.model(), c.info(), c
			.testInput(), c.testOutput(), "", text), target)).getMessage().contains("cover.txt must be a .png"));
		assertFalse(Files.exists(target));

		final Path zip = Files.writeString(root.resolve("kept.zip"), "before");
		assertThrows(UserError.class, () -> ModelBundleWriter.zip(empty.folder(), zip));
		assertEquals("before", Files.readString(zip));
		assertThrows(UserError.class, () -> ModelBundleWriter.zip(TestBundles.bundle(root).folder(), root));
	}

	@Test
	public void settingsThatDoNotFitAreRefused() throws IOException {
		final SavedModel saved = TestBundles.savedModel(root.resolve("saved"), 1);
		final ModelInfo info = TestBundles.info();
		final FloatTensor in = TestBundles.tensor(1, 1, 32, 16, 2);
		final FloatTensor out = TestBundles.tensor(1, 1, 32, 16, 1);
		assertRefused("keys are x and probability", () -> new BundleContent(new SavedModel(saved.folder(), "x",
			"probability"), info, in, out, "", null));
		assertRefused("must be a multiple of 16", () -> new BundleContent(saved, info, TestBundles.tensor(1, 1, 30, 16, 2),
			out, "", null));
		assertRefused("batch 1 and 2 channels", () -> new BundleContent(saved, info, out, out, "", null));
		assertRefused("extent of the test input along y", () -> new BundleContent(saved, info, in, TestBundles.tensor(1, 1,
			16, 16, 1), "", null));
		assertRefused("2 input channels, but 1 are named", () -> new ModelInfo("m", info.card(), info.modality(), info
			.network(), "a", "b", List.of("LF"), info.classes(), info.axes(), info.normalization(), info.training(), "2.16"));
		assertRefused("1 output maps, but 0 classes", () -> new ModelInfo("m", info.card(), info.modality(), info
			.network(), "a", "b", info.channels(), List.of(), info.axes(), info.normalization(), info.training(), "2.16"));
		assertRefused("lower-case letters", () -> new ModelInfo("../m", info.card(), info.modality(), info.network(), "a",
			"b", info.channels(), info.classes(), info.axes(), info.normalization(), info.training(), "2.16"));
		assertRefused("two different words", () -> new ModelInfo("m", info.card(), info.modality(), info.network(),
			"Input:0", "b", info.channels(), info.classes(), info.axes(), info.normalization(), info.training(), "2.16"));
		assertRefused("tile of axis x must be a multiple of 16", () -> new SpaceAxis("x", "", 1, 16, 100, 0));
		assertRefused("must be a finite number", () -> new Training("d", true, 1, 1, "l", Map.of("dice", Double.NaN)));
		assertRefused("must have a DOI", () -> new ModelCard.Citation("a", "somewhere"));
	}

	private static void assertRefused(final String expected, final org.junit.function.ThrowingRunnable action) {
		final String message = assertThrows(IllegalArgumentException.class, action).getMessage();
		assertTrue(message, message.contains(expected));
	}

	private static Map<String, Object> rdf(final Path folder) throws IOException {
		return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(folder.resolve("rdf.yaml")));
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> list(final Map<String, Object> map, final String key) {
		return (List<Map<String, Object>>) map.get(key);
	}

	private static String sha256(final Path file) throws Exception {
		final StringBuilder hex = new StringBuilder();
		for (final byte b : MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)))
			hex.append(String.format("%02x", b));
		return hex.toString();
	}
}
