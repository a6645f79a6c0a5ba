package org.cutis.rsom;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.cutis.model.Hashes;
import org.cutis.model.ModelCard;
import org.cutis.model.Normalization;
import org.cutis.model.Training;
import org.cutis.task.Progress;

/**
 * Weights to make a model of.
 *
 * @param file of the weights, see {@link org.cutis.model.pytorch.StateFile}
 * @param name of the model
 * @param black what the network was given for the value 0 of an 8-bit band: 0 or, of centred values, -127
 * @param white what it was given for 255: 255, 1 or 128
 * @param license of the weights, an SPDX identifier
 */
public record ImportRequest(Path file, String name, double black, double white, String license) {

	/** With black 0. */
	public ImportRequest(final Path file, final String name, final double white, final String license) {
		this(file, name, 0, white, license);
	}

	/** @param before in words, what the image must have gone through */
	Normalization normalization(final String before) {
		return new Normalization((white - black) / 255, black, before);
	}

	/** Where the weights are from. */
	String source(final Progress progress) throws IOException {
		return file.getFileName() + " (sha256 " + Hashes.sha256(file, progress) + ")";
	}

	/** @param source of {@link #source} */
	static Training training(final String source) {
		return new Training("not known; weights imported from " + source, false, 0, 0, "not known", Map.of());
	}

	/** @param purpose a sentence without its full stop */
	ModelCard card(final String purpose, final List<ModelCard.Citation> cite, final List<String> tags) {
		return new ModelCard((name + " (imported)").replaceAll("[^A-Za-z0-9_+\\- ()]", "-"), purpose +
			". Weights trained elsewhere with PyTorch, imported by a user.", List.of(new ModelCard.Author(
				"not known (imported weights)", "")), cite, license, tags, "0.1.0", Instant.now().truncatedTo(
					ChronoUnit.SECONDS));
	}
}
