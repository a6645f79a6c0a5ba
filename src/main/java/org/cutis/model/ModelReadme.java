package org.cutis.model;

import java.util.Locale;
import java.util.stream.Collectors;

/** README.md of a bundle: the author's words and the facts from the settings. */
final class ModelReadme {

	private ModelReadme() {}

	static String text(final ModelInfo info, final String documentation) {
		final StringBuilder s = new StringBuilder();
		final Training t = info.training();
		s.append("# ").append(info.card().title()).append("\n\n").append(info.card().description()).append("\n\n");
		if (!documentation.isBlank()) s.append(documentation.strip()).append("\n\n");
		s.append("## Input and output\n\n");
		s.append("- Modality: ").append(info.modality() == Modality.OTHER ? "other" : info.modality() == Modality.RSOM_VESSELS ? "RSOM, vessels" : info.modality()).append('\n');
		s.append("- Input `").append(info.input()).append("`, 32-bit float: batch, ").append(axes(info)).append(
			", channel (").append(String.join(", ", info.channels())).append(")\n");
		for (final SpaceAxis a : info.axes())
			s.append(String.format(Locale.ROOT, "- Axis %s: %s%s, a multiple of %d pixels\n", a.id(), a
				.description().isEmpty() ? "" : a.description() + ", ", a.isCalibrated() ? number(a.pixelSize()) + " µm per pixel" : "pixel size unknown", a.multiple()));
		if (info.axes().stream().anyMatch(a -> a.halo() > 0)) s.append("- The output's outer voxels see mirrored ones: leave out ").append(
			info.axes().stream().map(a -> a.halo() + " along " + a.id()).collect(Collectors.joining(", "))).append(
				" at each end\n");
		s.append("- Values: gain ").append(number(info.normalization().gain())).append(", offset ").append(number(info
			.normalization().offset())).append(". ").append(info.normalization().description()).append('\n');
		s.append("- Output `").append(info.output()).append("`, probability 0 to 1: ").append(info.classes().stream()
			.map(ModelClass::name).collect(Collectors.joining(", "))).append("\n\n");
		s.append("## Training\n\n");
		s.append("- Data: ").append(t.data()).append('\n');
		if (t.phantomOnly()) s.append(
			"- **This model has seen synthetic images (phantoms) only.** Check its results on your own images.\n");
		s.append("- Loss: ").append(t.loss()).append("; steps: ").append(t.steps()).append("; seed: ").append(t.seed())
			.append("\n\n");
		s.append("## Validation\n\n");
		if (t.metrics().isEmpty()) s.append("No figures were recorded.\n");
		t.metrics().forEach((name, value) -> s.append("- ").append(name).append(": ").append(number(value)).append(
			'\n'));
		s.append("\nTo validate it on your own images, segment a few of them by hand and compare (Dice, surface " +
			"roughness).\n");
		return s.toString();
	}

	private static String axes(final ModelInfo info) {
		return info.axes().stream().map(SpaceAxis::id).collect(Collectors.joining(", "));
	}

	private static String number(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(
			value);
	}
}
