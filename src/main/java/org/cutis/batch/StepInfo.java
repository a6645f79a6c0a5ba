package org.cutis.batch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.cutis.image.Provenance;

/**
 * What is done with each file. If two of these are equal, so are the results for the same file.
 *
 * @param command its name, for example {@code segment-image}
 * @param parameters all but the input and the output, defaults included, as text
 * @param uses name or path to SHA-256 of the models, and other files, that the parameters name
 * @param cutis version of Cutis
 */
public record StepInfo(String command, Map<String, String> parameters, Map<String, String> uses, String cutis) {

	public StepInfo {
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
		uses = Collections.unmodifiableMap(new LinkedHashMap<>(uses));
	}

	/** With this version of Cutis. */
	public StepInfo(final String command, final Map<String, String> parameters, final Map<String, String> uses) {
		this(command, parameters, uses, Provenance.create("").entries().get("cutis.version"));
	}

	/** For what is made of the results of all files. */
	Provenance provenance() {
		Provenance p = Provenance.create("Batch Process").with("batch.command", command);
		for (final Map.Entry<String, String> e : parameters.entrySet())
			p = p.with(e.getKey(), e.getValue());
		for (final Map.Entry<String, String> e : uses.entrySet())
			p = p.with("uses.sha256", (p.entries().containsKey("uses.sha256") ? p.entries().get("uses.sha256") + "; " : "") + e
				.getKey() + " " + e.getValue());
		return p;
	}
}
