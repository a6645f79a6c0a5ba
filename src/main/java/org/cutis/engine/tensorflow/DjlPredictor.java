package org.cutis.engine.tensorflow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Base64;
import java.util.List;

import org.cutis.engine.SavedModel;
import org.cutis.task.UserError;

import ai.djl.ModelException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;

/** A SavedModel run by DJL's TensorFlow engine. */
final class DjlPredictor implements org.cutis.engine.Predictor {

	private final ZooModel<NDList, NDList> model;

	private final Predictor<NDList, NDList> predictor;

	private final NDManager manager;

	private final SavedModel files;

	private final String device;

	private final FloatOutput output = new FloatOutput();

	DjlPredictor(final SavedModel files, final String device) {
		this.files = files;
		this.device = device;
		try {
			model = Criteria.builder().setTypes(NDList.class, NDList.class).optModelPath(files.folder()).optEngine(
				"TensorFlow").optDevice(ai.djl.Device.fromName(device.toLowerCase().startsWith("gpu") ? "gpu" + device
					.substring(4) : "cpu")).optTranslator(new NoopTranslator()).optOption("Tags", "serve").optOption(
						"SignatureDefKey", "serving_default").optOption("ConfigProto", Base64.getEncoder().encodeToString(
							SessionConfig.of(false).toByteArray())).build().loadModel();
		}
		catch (final IOException | ModelException | RuntimeException e) {
			// TensorFlow's own complaints about a damaged file are runtime exceptions.
			throw new UserError("The network in " + files.folder() + " cannot be loaded (" + e.getMessage() +
				"). Install the model again.", e);
		}
		try {
			check("input", model.describeInput().keys(), files.input());
			check("output", model.describeOutput().keys(), files.output());
		}
		catch (final UserError e) {
			model.close();
			throw e;
		}
		predictor = model.newPredictor();
		manager = model.getNDManager().newSubManager();
	}

	private void check(final String side, final List<String> there, final String wanted) {
		if (!there.equals(List.of(wanted))) throw new UserError("The network in " + files.folder() + " has the " + side +
			" " + String.join(", ", there) + ", but the model's description names " + wanted + ". Get the model again.");
	}

	@Override
	public FloatBuffer predict(final FloatBuffer input, final int... shape) {
		final long[] extents = java.util.Arrays.stream(shape).asLongStream().toArray();
		final Shape s = new Shape(extents);
		final FloatBuffer values = input.duplicate();
		values.rewind().limit(Math.toIntExact(s.size()));
		try (NDManager scope = manager.newSubManager()) {
			final NDArray x = scope.create(values, s, DataType.FLOAT32);
			x.setName(files.input());
			final NDList y = predictor.predict(new NDList(x));
			y.attach(scope);
			final ByteBuffer bytes = y.singletonOrThrow().toByteBuffer();
			final FloatBuffer floats = bytes.order(ByteOrder.nativeOrder()).asFloatBuffer();
			final FloatBuffer out = output.ofSize(floats.remaining());
			out.put(floats).rewind();
			return out;
		}
		catch (final TranslateException e) {
			throw new IllegalStateException("TensorFlow could not run the network in " + files.folder() + ": " + e
				.getMessage(), e);
		}
	}

	@Override
	public String device() {
		return device;
	}

	@Override
	public void close() {
		manager.close();
		predictor.close();
		model.close();
	}
}
