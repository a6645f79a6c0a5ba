package org.cutis.model;

import java.util.HashSet;
import java.util.List;

import org.cutis.engine.NetworkSpec;

/**
 * A model's settings: what rdf.yaml says beside the file names.
 * <p>
 * The network's input has the axis order batch, {@code axes} as listed, channel;
 * its output batch, the same axes, class. A constructor that throws
 * {@link IllegalArgumentException} says in a sentence what does not fit.
 * </p>
 *
 * @param name short name by which commands know the model, for example
 *          {@code epidermis}: lower-case letters, digits, {@code . _ -}
 * @param card what it tells people
 * @param modality the microscope
 * @param network the architecture, with its numbers of channels and classes
 * @param input key of the input in the SavedModel's signature
 * @param output key of the output
 * @param channels names of the input's channels, for example {@code LF, HF}
 * @param classes one for each output map; a single one means a sigmoid with
 *          the background left out
 * @param axes the spatial axes, slowest first, for example {@code y, x}
 * @param normalization what is done to the values before the network
 * @param training how it was trained
 * @param engineVersion the TensorFlow that wrote the weights, for example {@code 2.16.2}
 * @param threshold of a model of a single class: the probability from which a pixel has it, unless a user
 *          says otherwise, 0 to 1; {@link #HALF} if none was chosen
 */
public record ModelInfo(String name, ModelCard card, Modality modality, NetworkSpec network, String input,
	String output, List<String> channels, List<ModelClass> classes, List<SpaceAxis> axes,
	Normalization normalization, Training training, String engineVersion, double threshold)
{

	/** The threshold of a sigmoid that nothing speaks against. */
	static final double HALF = 0.5;

	static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";

	/** What bioimage.io allows as a tensor id; the signature's keys must be such. */
	private static final String TENSOR_ID = "[a-z_][a-z0-9_]{0,31}";

	/** With the threshold 0.5. */
	public ModelInfo(final String name, final ModelCard card, final Modality modality, final NetworkSpec network,
		final String input, final String output, final List<String> channels, final List<ModelClass> classes,
		final List<SpaceAxis> axes, final Normalization normalization, final Training training, final String engineVersion)
	{
		this(name, card, modality, network, input, output, channels, classes, axes, normalization, training, engineVersion,
			HALF);
	}

	/** Whether a model can be called so. */
	public static boolean isName(final String name) {
		return name.matches(NAME);
	}

	public ModelInfo {
		Checks.that(name != null && name.matches(NAME), "The model's name \"" + name +
			"\" must be of lower-case letters, digits, '.', '_' and '-'");
		Checks.that(card != null && modality != null && normalization != null && training != null && network != null,
			"The settings of model " + name + " are not complete");
		Checks.that(input != null && input.matches(TENSOR_ID) && output != null && output.matches(TENSOR_ID) &&
			!input.equals(output), "The signature's keys \"" + input + "\" and \"" + output +
				"\" must be two different words of lower-case letters, digits and '_'");
		channels = List.copyOf(channels);
		classes = List.copyOf(classes);
		axes = List.copyOf(axes);
		Checks.that(channels.size() == network.channels() && !channels.isEmpty(), "The network has " + network
			.channels() + " input channels, but " + channels.size() + " are named");
		Checks.that(classes.size() == network.classes() && !classes.isEmpty(), "The network has " + network
			.classes() + " output maps, but " + classes.size() + " classes are named");
		final int weights = training.classWeights().size();
		Checks.that(weights == 0 || weights == (classes.size() == 1 ? 2 : classes.size()), "There are " + weights +
			" class weights for " + classes.size() + " classes");
		Checks.that(axes.size() >= 2 && axes.size() <= 3 && new HashSet<>(axes.stream().map(SpaceAxis::id).toList())
			.size() == axes.size(), "A network has 2 or 3 different spatial axes");
		Checks.that(engineVersion != null && engineVersion.matches("\\d+\\.\\d+.*"),
			"The TensorFlow version must read like 2.16.2");
		Checks.that(threshold >= 0 && threshold <= 1, "The threshold must be 0 to 1");
	}

	/**
	 * What the values of a label image made with this model mean, from 0: the
	 * classes, or, if there is a single one, the background (black) and the class.
	 */
	public List<ModelClass> labels() {
		return classes.size() == 1 ? List.of(new ModelClass("background", 0), classes.get(0)) : classes;
	}
}
