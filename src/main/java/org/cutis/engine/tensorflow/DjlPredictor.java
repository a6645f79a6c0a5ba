package org.cutis.engine.tensorflow;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.cutis.engine.SavedModel;
import org.bytedeco.javacpp.PointerScope;
import org.cutis.task.UserError;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.TF_Tensor;
import org.tensorflow.internal.c_api.global.tensorflow;

import ai.djl.Device;
import ai.djl.ModelException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.tensorflow.engine.TfNDArray;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.util.PairList;

/** A SavedModel run by DJL's TensorFlow engine. */
final class DjlPredictor implements org.cutis.engine.Predictor {

	private final ZooModel<NDList, NDList> model;

	private final Predictor<NDList, NDList> predictor;

	private final NDManager manager;

	private final SavedModel files;

	private final String device;

	/** That the network takes: 2 or 3. */
	private final int dimensions;

	/** That the network takes; -1 if any. */
	private final long channels;

	private final FloatOutput output = new FloatOutput();

	private boolean closed;

	/** @param device as {@link Devices#choose} gives it */
	DjlPredictor(final SavedModel files, final String device) {
		this.files = files;
		this.device = device;
		model = load(files, device);
		try {
			final Shape shape = inputShape(model, files);
			dimensions = shape.dimension() == 5 ? 3 : 2;
			channels = shape.dimension() == dimensions + 2 ? shape.get(dimensions + 1) : -1;
			predictor = model.newPredictor();
			manager = model.getNDManager().newSubManager();
		}
		catch (final RuntimeException | Error e) {
			model.close();
			throw e;
		}
	}

	private static ZooModel<NDList, NDList> load(final SavedModel files, final String device) {
		if (!Files.isRegularFile(files.folder().resolve("saved_model.pb"))) throw broken(files,
			"it has no file saved_model.pb", null);
		// DJL takes settings and even classes from these: a model is data and runs nothing.
		for (final String name : List.of("serving.properties", "libs"))
			if (Files.exists(files.folder().resolve(name))) throw new UserError("The network in " + files.folder() +
				" is not loaded because \"" + name + "\" lies in its folder, which could make it run programs. Get the model from " +
				"somebody you trust.");
		final Device on = device.startsWith("GPU:") ? Device.gpu(Integer.parseInt(device.substring(4))) : Device.cpu();
		final String config = Base64.getEncoder().encodeToString(SessionConfig.of(device, false).toByteArray());
		try {
			return Criteria.builder().setTypes(NDList.class, NDList.class).optModelPath(files.folder()).optEngine(
				"TensorFlow").optDevice(on).optTranslator(new NoopTranslator()).optOption("Tags", "serve").optOption(
					"SignatureDefKey", "serving_default").optOption("ConfigProto", config).build().loadModel();
		}
		catch (final IOException | ModelException | RuntimeException e) {
			// TensorFlow's own complaints about a damaged file are runtime exceptions.
			throw broken(files, e.getMessage(), e);
		}
	}

	/** Checks the signature: TensorFlow's native code crashes when it is fed by another name. */
	private static Shape inputShape(final ZooModel<NDList, NDList> model, final SavedModel files) {
		final PairList<String, Shape> in = model.describeInput();
		final PairList<String, Shape> out = model.describeOutput();
		if (in == null || out == null) throw broken(files, "it has no signature serving_default", null);
		check(files, "input", in.keys(), files.input());
		check(files, "output", out.keys(), files.output());
		return in.valueAt(0);
	}

	private static UserError broken(final SavedModel files, final String why, final Exception cause) {
		return new UserError("The network in " + files.folder() + " cannot be loaded (" + why + "). Install the model again.",
			cause);
	}

	private static void check(final SavedModel files, final String side, final List<String> there, final String wanted) {
		if (!there.equals(List.of(wanted))) throw new UserError("The network in " + files.folder() + " has the " + side +
			" " + String.join(", ", there) + ", but the model's description names " + wanted + ". Get the model again.");
	}

	@Override
	public FloatBuffer predict(final FloatBuffer input, final int... shape) {
		if (closed) throw new IllegalStateException("The predictor is closed");
		final long[] extents = Batch.shape(shape, dimensions, channels);
		final FloatBuffer values = Batch.values(input, extents);
		try (NDManager scope = manager.newSubManager()) {
			final NDArray x = scope.create(values, new Shape(extents), DataType.FLOAT32);
			x.setName(files.input());
			final NDList y = predictor.predict(new NDList(x));
			y.attach(scope);
			return values((TfNDArray) y.singletonOrThrow());
		}
		catch (final TranslateException e) {
			throw new IllegalStateException("TensorFlow could not run the network in " + files.folder() + " on a batch of " +
				Arrays.toString(shape) + ": " + e.getMessage(), e);
		}
	}

	/** Copies once; DJL's own way to the values copies into an array of Java's first, tens of megabytes for each batch. */
	private FloatBuffer values(final TfNDArray array) {
		try (PointerScope scope = new PointerScope(); TF_Status status = TF_Status.newStatus()) {
			final TF_Tensor tensor = tensorflow.TFE_TensorHandleResolve(array.getHandle(), status).withDeallocator();
			status.throwExceptionIfNotOK();
			final FloatBuffer floats = tensorflow.TF_TensorData(tensor).capacity(tensorflow.TF_TensorByteSize(tensor))
				.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
			final FloatBuffer out = output.ofSize(floats.remaining());
			out.put(floats).rewind();
			return out;
		}
	}

	@Override
	public String device() {
		return device;
	}

	@Override
	public void close() {
		if (closed) return;
		closed = true;
		manager.close();
		predictor.close();
		model.close();
	}
}
