package org.cutis.engine.tensorflow;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.cutis.engine.SavedModel;
import org.cutis.task.UserError;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/** The constants of a SavedModel that {@link SavedModelExport} wrote, read from its file; its graph is not run. */
final class FrozenWeights {

	/** Values of one constant at most: what a damaged file may ask for. */
	private static final long MOST = 1L << 28;

	private FrozenWeights() {}

	/**
	 * All constants of floats by their names, in row-major order.
	 *
	 * @throws UserError if the file is missing, cannot be read or is no SavedModel
	 */
	static Map<String, float[]> read(final SavedModel model) {
		final Path file = model.folder().resolve("saved_model.pb");
		final Map<String, float[]> values = new HashMap<>();
		try {
			for (final MetaGraphDef graph : org.tensorflow.proto.SavedModel.parseFrom(Files.readAllBytes(file))
				.getMetaGraphsList())
				for (final NodeDef node : graph.getGraphDef().getNodeList())
					if (node.getOp().equals("Const") && node.getAttrOrThrow("dtype").getType() == DataType.DT_FLOAT) values.put(
						node.getName(), floats(node.getName(), node.getAttrOrThrow("value").getTensor()));
		}
		catch (final IOException | IllegalArgumentException e) {
			throw broken(model, e);
		}
		return values;
	}

	/** @param cause says what is wrong */
	static UserError broken(final SavedModel model, final Exception cause) {
		return new UserError("The network in " + model.folder() + " cannot be loaded (" + cause.getMessage() +
			"). Install the model again.", cause);
	}

	private static float[] floats(final String name, final TensorProto tensor) {
		long n = 1;
		for (final var extent : tensor.getTensorShape().getDimList()) {
			n *= extent.getSize();
			if (extent.getSize() < 0 || n > MOST) throw new IllegalArgumentException("the constant " + name +
				" has no possible shape");
		}
		final float[] values = new float[(int) n];
		final int bytes = tensor.getTensorContent().size(), listed = tensor.getFloatValCount();
		if (bytes == values.length * (long) Float.BYTES) tensor.getTensorContent().asReadOnlyByteBuffer().order(
			ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
		else if (bytes > 0 || listed > n || listed == 0 && n > 0) throw new IllegalArgumentException("the constant " + name +
			" does not fill its shape");
		else {
			// The last value listed stands for all that follow.
			for (int i = 0; i < listed; i++)
				values[i] = tensor.getFloatVal(i);
			if (listed > 0) Arrays.fill(values, listed, values.length, tensor.getFloatVal(listed - 1));
		}
		return values;
	}
}
