package org.cutis.engine.tensorflow;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.image.AtomicFile;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.SessionFunction;
import org.tensorflow.Signature;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import com.google.protobuf.CodedOutputStream;

/** Writes a network with its weights frozen as a SavedModel. */
final class SavedModelExport {

	/** Keys of the signature, and so the ids of the tensors in rdf.yaml. */
	static final String INPUT = "image";

	static final String OUTPUT = "probability";

	private SavedModelExport() {}

	static SavedModel write(final NetworkSpec spec, final Map<String, float[]> values, final Path folder)
		throws IOException
	{
		if (Files.exists(folder)) throw new FileAlreadyExistsException(folder.toString());
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Placeholder<TFloat32> image = tf.withName(INPUT).placeholder(TFloat32.class, Placeholder.shape(Batch
				.any(spec, spec.channels())));
			final Layers layers = new Layers(tf, new ConstantWeights(tf, values), null);
			final Operand<TFloat32> probability = tf.withName(OUTPUT).identity(Networks.activation(tf, spec, Networks
				.build(layers, spec, image).logits()));
			final Signature signature = Signature.builder().key("serving_default").input(INPUT, image).output(OUTPUT,
				probability).methodName("tensorflow/serving/predict").build();
			try (Session session = new Session(graph)) {
				SavedModelBundle.exporter(folder.toString()).withTags("serve").withFunction(SessionFunction.create(
					signature, session)).export();
			}
		}
		sort(folder.resolve("saved_model.pb"));
		return new SavedModel(folder, INPUT, OUTPUT);
	}

	/**
	 * Writes the file again with the entries of its maps in order: TensorFlow writes them in another order in every
	 * process, and equal weights must give equal files.
	 */
	private static void sort(final Path file) throws IOException {
		final org.tensorflow.proto.SavedModel model = org.tensorflow.proto.SavedModel.parseFrom(Files.readAllBytes(file));
		final byte[] sorted = new byte[model.getSerializedSize()];
		final CodedOutputStream out = CodedOutputStream.newInstance(sorted);
		out.useDeterministicSerialization();
		model.writeTo(out);
		out.checkNoSpaceLeft();
		AtomicFile.write(file, f -> Files.write(f, sorted));
	}
}
