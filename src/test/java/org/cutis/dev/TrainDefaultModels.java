package org.cutis.dev;

import java.nio.file.Files;
import java.nio.file.Path;

import org.cutis.model.ModelBundle;
import org.cutis.model.ModelBundleWriter;
import org.cutis.rsom.EpidermisTraining;
import org.cutis.task.Progress;

/** Makes the models that Cutis ships; behind {@code scripts/train-default-models}. */
public final class TrainDefaultModels {

	private TrainDefaultModels() {}

	public static void main(final String[] args) throws Exception {
		if (args.length < 2 || args.length > 5 || !args[1].equals("epidermis")) {
			System.err.println("Usage: scripts/train-default-models epidermis [s [steps [phantoms]]]");
			System.exit(2);
		}
		final EpidermisTraining.Recipe shipped = EpidermisTraining.Recipe.SHIPPED;
		// With another s, number of steps or of phantoms it is an experiment, not the shipped model, and stays out of its folder.
		final double s = args.length > 2 ? Double.parseDouble(args[2]) : shipped.smoothness();
		final int steps = args.length > 3 ? Integer.parseInt(args[3]) : shipped.steps();
		final int phantoms = args.length > 4 ? Integer.parseInt(args[4]) : shipped.phantoms();
		final EpidermisTraining.Recipe recipe = shipped.withSmoothness(s).withLength(steps, phantoms);
		final Path work = Files.createTempDirectory("cutis-models");
		final ModelBundle bundle = EpidermisTraining.make(work.resolve("epidermis"), recipe, console());
		final Path zip = recipe.equals(shipped) ? Path.of(args[0], "epidermis.zip") : work.resolve("epidermis.zip");
		ModelBundleWriter.zip(bundle.folder(), zip);
		System.out.println(zip + ", " + Files.size(zip) + " bytes, weights' sha256 " + bundle.sha256());
		bundle.info().training().metrics().forEach((name, value) -> System.out.println(name + ": " + value));
		System.exit(0);
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
