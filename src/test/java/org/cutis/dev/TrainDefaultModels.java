package org.cutis.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.cutis.model.ModelBundle;
import org.cutis.model.ModelBundleWriter;
import org.cutis.oct.OctTraining;
import org.cutis.rcm.RcmTraining;
import org.cutis.rsom.EpidermisTraining;
import org.cutis.rsom.VesselTraining;
import org.cutis.task.Progress;

/** Makes the models that Cutis ships; behind {@code scripts/train-default-models}. */
public final class TrainDefaultModels {

	private TrainDefaultModels() {}

	public static void main(final String[] args) throws Exception {
		final String model = args.length > 1 ? args[1] : "";
		if (!List.of("epidermis", "oct", "rcm-mednet", "rcm-munet", "vessels").contains(model) || args.length > 5) {
			System.err.println("Usage: scripts/train-default-models epidermis [s [steps [phantoms]]]\n" +
				"       scripts/train-default-models oct|rcm-mednet|rcm-munet [width [steps [phantoms]]]\n" +
				"       scripts/train-default-models vessels [steps [phantoms]]");
			System.exit(2);
		}
		final double[] numbers = Arrays.stream(args).skip(2).mapToDouble(Double::parseDouble).toArray();
		if (model.equals("vessels")) vessels(Path.of(args[0]), numbers);
		else if (model.equals("oct")) oct(Path.of(args[0]), numbers);
		else if (model.startsWith("rcm")) rcm(Path.of(args[0]), model.equals("rcm-munet") ? RcmTraining.Recipe.MUNET
			: RcmTraining.Recipe.MEDNET, numbers);
		else epidermis(Path.of(args[0]), numbers);
		System.exit(0);
	}

	private static void epidermis(final Path models, final double[] n) throws IOException {
		final EpidermisTraining.Recipe shipped = EpidermisTraining.Recipe.SHIPPED;
		final EpidermisTraining.Recipe recipe = shipped.withSmoothness(number(n, 0, shipped.smoothness())).withLength(
			(int) number(n, 1, shipped.steps()), (int) number(n, 2, shipped.phantoms()));
		final Path work = Files.createTempDirectory("cutis-models");
		save(EpidermisTraining.make(work.resolve("epidermis"), recipe, console()), recipe.equals(shipped) ? models : work);
	}

	private static void oct(final Path models, final double[] n) throws IOException {
		final OctTraining.Recipe shipped = OctTraining.Recipe.SHIPPED;
		final OctTraining.Recipe recipe = new OctTraining.Recipe((int) number(n, 0, shipped.width()), (int) number(n, 1,
			shipped.steps()), (int) number(n, 2, shipped.phantoms()), shipped.seed(), shipped.bf16());
		final Path work = Files.createTempDirectory("cutis-models");
		save(OctTraining.make(work.resolve("oct-layers"), recipe, console()), recipe.equals(shipped) ? models : work);
	}

	private static void vessels(final Path models, final double[] n) throws IOException {
		final VesselTraining.Recipe shipped = VesselTraining.Recipe.SHIPPED;
		final VesselTraining.Recipe recipe = shipped.withLength((int) number(n, 0, shipped.steps()), (int) number(n, 1, shipped
			.phantoms()));
		final Path work = Files.createTempDirectory("cutis-models");
		save(VesselTraining.make(work.resolve("vessels"), recipe, console()), recipe.equals(shipped) ? models : work);
	}

	private static void rcm(final Path models, final RcmTraining.Recipe shipped, final double[] n) throws IOException {
		final RcmTraining.Recipe recipe = new RcmTraining.Recipe(shipped.architecture(), (int) number(n, 0, shipped.width()),
			(int) number(n, 1, shipped.steps()), (int) number(n, 2, shipped.phantoms()), shipped.seed());
		final Path work = Files.createTempDirectory("cutis-models");
		save(RcmTraining.make(work.resolve(recipe.name()), recipe, console()), recipe.equals(shipped) ? models : work);
	}

	/** With other numbers than the shipped model's it is an experiment, and stays out of its folder. */
	private static double number(final double[] numbers, final int index, final double shipped) {
		return index < numbers.length ? numbers[index] : shipped;
	}

	private static void save(final ModelBundle bundle, final Path folder) throws IOException {
		final Path zip = folder.resolve(bundle.info().name() + ".zip");
		ModelBundleWriter.zip(bundle.folder(), zip);
		System.out.println(zip + ", " + Files.size(zip) + " bytes, weights' sha256 " + bundle.sha256());
		bundle.info().training().metrics().forEach((name, value) -> System.out.println(name + ": " + value));
	}

	private static Progress console() {
		return new Progress() {

			private int shown = -1;

			@Override
			public void show(final double done, final String message) {
				final int percent = (int) (10 * done) * 10;
				if (percent != shown) System.out.println(message + " (" + percent + " %)");
				shown = percent;
			}

			@Override
			public void log(final String message) {
				System.out.println(message);
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		};
	}
}
