package org.cutis.train;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.cutis.task.UserError;

/**
 * What to train on.
 *
 * @param images folder of images
 * @param labels folder of label images; may be the same
 * @param classes what the label values mean; if empty, every value found is a class
 * @param ignore the value of pixels that do not count, where classes are to be found; empty if there is none
 * @param depthAxis {@code auto}, {@code Z} or {@code Y} ({@link org.cutis.image.DepthAxis#resolve}): slices are B-scans;
 *          for en-face stacks that are trained on plane by plane (RCM), give {@code Y}
 * @param groups regular expression that finds the patient in an image's file name without extension (its first
 *          group if it has one); empty if every file stands for itself
 * @param patch size of the samples; if empty, slices are taken whole
 * @param shrink whether slices may be smaller than the patch, which then is made as small as they are
 * @param batch samples in a step
 * @param memory bytes that may be used, for example {@code Runtime.getRuntime().maxMemory()}
 */
public record DatasetRequest(Path images, Path labels, Optional<LabelClasses> classes, OptionalInt ignore,
	String depthAxis, String groups, Optional<Extent> patch, boolean shrink, int batch, long memory)
{

	/** Images must be as large as the patch. */
	public DatasetRequest(final Path images, final Path labels, final Optional<LabelClasses> classes,
		final OptionalInt ignore, final String depthAxis, final String groups, final Optional<Extent> patch,
		final int batch, final long memory)
	{
		this(images, labels, classes, ignore, depthAxis, groups, patch, false, batch, memory);
	}

	/** @throws UserError if groups is not a regular expression */
	public DatasetRequest {
		try {
			Pattern.compile(groups);
		}
		catch (final PatternSyntaxException e) {
			throw new UserError("The pattern for patients \"" + groups + "\" is not a regular expression: " + e
				.getDescription() + ". For names such as patient12_scan3 it may be ^([^_]+).", e);
		}
	}

	/** The group of a file, or null if the pattern does not match. @param name without extension */
	String group(final String name) {
		if (groups.isBlank()) return name;
		final Matcher m = Pattern.compile(groups).matcher(name);
		if (!m.find()) return null;
		return m.groupCount() == 0 ? m.group() : m.group(1);
	}

	OptionalInt ignored() {
		return classes.isPresent() ? classes.get().ignore() : ignore;
	}
}
