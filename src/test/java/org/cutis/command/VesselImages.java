package org.cutis.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.model.BundleContent;
import org.cutis.model.FloatTensor;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelBundleWriter;
import org.cutis.model.ModelClass;
import org.cutis.model.ModelInfo;
import org.cutis.model.ModelRegistry;
import org.cutis.model.Normalization;
import org.cutis.model.SpaceAxis;
import org.cutis.model.Training;
import org.cutis.phantom.RsomPhantom;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.rsom.PhantomScan;
import org.cutis.task.Progress;

import ij.ImagePlus;
import net.imglib2.view.Views;

/** A small scan with its true epidermis, and a vessel network with random weights. */
public final class VesselImages {

	public static final int WIDTH = 40, SCANS = 20, DEPTH = 200;

	static final double THRESHOLD = 0.45;

	private static final long SEED = 5;

	private VesselImages() {}

	public static ImagePlus scan(final String title) {
		final ImagePlus image = ImagePlusDoor.image(PhantomScan.normalized(phantom(), title));
		image.getCalibration().xOrigin = 5;
		return image;
	}

	/** The true epidermis of the scan as labels. */
	public static ImagePlus epidermis(final ImagePlus scan) {
		return ImagePlusDoor.labels("truth", phantom().epidermis(), scan);
	}

	/** The true vessels of the scan as labels. */
	static ImagePlus vessels(final ImagePlus scan) {
		return ImagePlusDoor.labels("vessels", phantom().vessels(), scan);
	}

	private static RsomPhantom phantom() {
		return RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(WIDTH, SCANS, DEPTH).withSeed(SEED)
			.withArteries(), Progress.none());
	}

	/** The same scan as B-scans: depth runs along y. */
	static ImagePlus bScans(final String title) {
		final var volume = PhantomScan.normalized(phantom(), title);
		return ImagePlusDoor.image(new Volume<>(title, Views.permute(volume.pixels(), 1, 2), new PixelSize(12, 3, 12, true)));
	}

	/** For each column, x fastest, the first voxel below the epidermis. */
	static int[] below(final ImagePlus epidermis) {
		final int[] below = new int[WIDTH * SCANS];
		for (int z = 0; z < DEPTH; z++) {
			final byte[] slice = (byte[]) epidermis.getStack().getPixels(z + 1);
			for (int i = 0; i < below.length; i++)
				if (slice[i] != 0) below[i] = z + 1;
		}
		return below;
	}

	/** @param folder of the bundle; must not exist @param axes as a bundle lists them */
	public static ModelBundle untrained(final Path folder, final Modality modality, final String... axes)
		throws IOException
	{
		final NetworkSpec network = new NetworkSpec("deepvesselnet", 2, 1, 5, 5, 0);
		final ModelInfo like = ModelRegistry.standard().resolve("epidermis").info();
		try (Trainer trainer = Engines.get().train(network, LossSpec.dice(), new TrainerOptions(3, 1e-3, Device.CPU,
			false)))
		{
			final SavedModel saved = trainer.export(Files.createTempDirectory(folder.getParent(), "work").resolve("saved"));
			final List<SpaceAxis> space = java.util.Arrays.stream(axes).map(a -> new SpaceAxis(a, "", a.equals("z") ? 3 : 12, 1,
				a.equals("z") ? 40 : 24, 0, 6)).toList();
			final ModelInfo info = new ModelInfo("tiny", like.card(), modality, network, saved.input(), saved.output(), List.of(
				"LF", "HF"), List.of(new ModelClass("vessel", 0x4040FF)), space, new Normalization(4 / 255.0, -0.1, "8-bit"),
				new Training("nothing", true, 3, 0, "bce", Map.of()), "2.16.2", THRESHOLD);
			final int[] shape = new int[axes.length + 2];
			java.util.Arrays.fill(shape, 1);
			int n = 1;
			for (int d = 0; d < axes.length; d++)
				n *= shape[d + 1] = space.get(d).tile();
			final int[] in = shape.clone();
			in[axes.length + 1] = 2;
			return ModelBundleWriter.write(new BundleContent(saved, info, new FloatTensor(in, new float[2 * n]),
				new FloatTensor(shape, new float[n]), "", null), folder);
		}
	}
}
