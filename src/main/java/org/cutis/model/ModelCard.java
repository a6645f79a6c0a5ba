package org.cutis.model;

import java.time.Instant;
import java.util.List;

/**
 * What a model tells people about itself: the general fields of bioimage.io.
 *
 * @param title 5 to 128 letters, digits, {@code _ + - ( )} and spaces
 * @param description a few sentences, at most 1024 characters
 * @param authors at least one
 * @param cite the papers behind it, at least one
 * @param license an SPDX identifier, for example {@code BSD-2-Clause}
 * @param tags for searching
 * @param version of the model, for example {@code 0.1.0}
 * @param timestamp when it was made
 */
public record ModelCard(String title, String description, List<Author> authors, List<Citation> cite,
	String license, List<String> tags, String version, Instant timestamp)
{

	/** @param affiliation empty if none */
	public record Author(String name, String affiliation) {

		public Author {
			Checks.text("author's name", name);
			Checks.that(name.indexOf('/') < 0 && name.indexOf('\\') < 0, "An author's name must not hold slashes");
		}
	}

	/** @param doi without the resolver, for example {@code 10.1007/978-3-030-87199-4_3}, or an http(s) address */
	public record Citation(String text, String doi) {

		public Citation {
			Checks.text("citation", text);
			Checks.that(doi != null && doi.matches("10\\.\\d{4}.+|https?://.+"),
				"A citation must have a DOI (10....) or an http(s) address");
		}

		boolean isAddress() {
			return doi.startsWith("http");
		}
	}

	public ModelCard {
		Checks.that(title != null && title.matches("[A-Za-z0-9_+\\- ()]{5,128}"), "The title \"" + title +
			"\" must have 5 to 128 letters, digits, spaces and _+-()");
		Checks.that(description != null && description.length() <= 1024,
			"The description must have at most 1024 characters");
		Checks.text("license", license);
		Checks.text("version", version);
		Checks.that(timestamp != null, "The timestamp is missing");
		authors = List.copyOf(authors);
		Checks.that(!authors.isEmpty(), "A model needs an author");
		cite = List.copyOf(cite);
		Checks.that(!cite.isEmpty(), "A model needs a paper to cite");
		tags = List.copyOf(tags);
	}
}
