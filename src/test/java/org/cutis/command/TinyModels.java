package org.cutis.command;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.model.BundleContent;
import org.cutis.model.FloatTensor;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelBundleWriter;
import org.cutis.model.ModelCard;
import org.cutis.model.ModelClass;
import org.cutis.model.ModelInfo;
import org.cutis.model.Normalization;
import org.cutis.model.SpaceAxis;
import org.cutis.model.Training;

/** Bundles around real networks so small that they are trained in the test. */
public final class TinyModels {

	/** Colours of the classes in {@link #stains}: background, epidermis, dermis. */
	public static final int[] STAINS = { 0xF0F0F0, 0x7030A0, 0xE070B0 };

	private static final int MULTIPLE = 4, SIDE = 32;

	private TinyModels() {}

	/** What its input and output are. */
	record Plan(String name, Modality modality, NetworkSpec network, List<String> channels, List<ModelClass> classes,
		Normalization normalization, List<SpaceAxis> axes)
	{}

	/** An RGB model with the classes background (black), epidermis and dermis, which it tells by their colour. */
	public static ModelBundle stains(final Path folder) throws IOException {
		final Plan plan = new Plan("stains", Modality.OTHER, new NetworkSpec("fcn7", 3, 3, 3, 7, 0), List.of("red", "green", "blue"), List
			.of(new ModelClass("background", 0x000000), new ModelClass("epidermis", 0x7030A0), new ModelClass("dermis",
				0xBEFF00)), new Normalization(1 / 255.0, 0, "8-bit values divided by 255"), axes(0.5));
		final FloatBuffer images = Buffers.direct(1, SIDE, SIDE, 3), labels = Buffers.direct(1, SIDE, SIDE, 3);
		for (int i = 0; i < SIDE * SIDE; i++) {
			final int label = stain(i % SIDE, i / SIDE);
			for (int c = 0; c < 3; c++) {
				images.put((STAINS[label] >> 16 - 8 * c & 0xff) / 255f);
				labels.put(c == label ? 1 : 0);
			}
		}
		return write(folder, plan, 120, images, labels);
	}

	/** The class at a place of the image that {@link #stains} is for: blocks of 8 x 8 pixels. */
	public static int stain(final int x, final int y) {
		return (x / 8 + 2 * (y / 8)) % 3;
	}

	/** A U-Net with random weights. @param folder must not exist */
	static SavedModel random(final Path folder, final int channels, final int classes) {
		final NetworkSpec network = random(channels, classes, 1, 0, 1).network;
		try (Trainer trainer = trainer(network)) {
			return trainer.export(folder);
		}
	}

	/** Describes a bundle of such a network for grey values. @param size µm per pixel */
	static Plan random(final int channels, final int classes, final double gain, final double offset,
		final double size)
	{
		return new Plan("random", Modality.OTHER, new NetworkSpec("unet", channels, classes, 4, 3, 0), IntStream.range(0,
			channels).mapToObj(c -> "c" + c).toList(), classes(classes), new Normalization(gain, offset, ""), axes(size));
	}

	static List<ModelClass> classes(final int n) {
		final List<ModelClass> classes = new ArrayList<>();
		for (int i = 0; i < n; i++)
			classes.add(new ModelClass("class" + i, 0x102030 * (i + 1) & 0xFFFFFF));
		return classes;
	}

	static List<SpaceAxis> axes(final double size) {
		return List.of(new SpaceAxis("y", "", size, MULTIPLE, SIDE, 0), new SpaceAxis("x", "", size, MULTIPLE, SIDE, 0));
	}

	/** Trains on one batch for some steps. @param folder of the bundle; must not exist */
	static ModelBundle write(final Path folder, final Plan plan, final int steps, final FloatBuffer images,
		final FloatBuffer labels) throws IOException
	{
		try (Trainer trainer = trainer(plan.network)) {
			for (int i = 0; i < steps; i++)
				trainer.step(images, labels, 1, SIDE, SIDE, plan.channels.size());
			return pack(folder, plan, trainer.export(Files.createTempDirectory(folder.getParent(), "work").resolve("saved")));
		}
	}

	private static Trainer trainer(final NetworkSpec network) {
		return Engines.get().train(network, LossSpec.crossEntropy(List.of()), new TrainerOptions(5, 1e-2, Device.CPU,
			false));
	}

	/** Packs any network into a folder that must not exist; the test tensors are empty. */
	static ModelBundle pack(final Path folder, final Plan plan, final SavedModel saved) throws IOException {
		final ModelInfo info = new ModelInfo(plan.name, new ModelCard("Tiny model", "A model for tests.", List.of(
			new ModelCard.Author("A. Tester", "")), List.of(new ModelCard.Citation("A paper", "10.1000/182")),
			"BSD-2-Clause", List.of("skin"), "0.1.0", Instant.parse("2026-01-31T12:00:00Z")), plan.modality, plan.network, saved
				.input(), saved.output(), plan.channels, plan.classes, plan.axes, plan.normalization, new Training("blocks",
					true, 5, 1, "cross-entropy", Map.of()), "2.16.2");
		return ModelBundleWriter.write(new BundleContent(saved, info, tensor(plan, plan.channels.size(), 0), tensor(plan,
			plan.classes.size(), 1), "", null), folder);
	}

	private static FloatTensor tensor(final Plan plan, final int maps, final int side) {
		final int[] shape = new int[plan.axes.size() + 2];
		int n = 1;
		for (int d = 0; d < shape.length; d++) {
			final SpaceAxis axis = d > 0 && d <= plan.axes.size() ? plan.axes.get(d - 1) : null;
			shape[d] = d == 0 ? 1 : axis == null ? maps : axis.tile() - side * axis.crop();
			n *= shape[d];
		}
		return new FloatTensor(shape, new float[n]);
	}
}
