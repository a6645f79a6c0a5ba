package org.cutis.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * Looks through the folders before a training starts: reads every file once and
 * lists everything that is wrong, all together.
 *
 * <pre>{@code
 * Dataset data = DatasetScan.scan(request, progress).orThrow();
 * }</pre>
 */
public final class DatasetScan {

	private final DatasetRequest request;

	private final List<PairFacts> facts = new ArrayList<>();

	private final List<String> problems = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	private DatasetScan(final DatasetRequest request) {
		this.request = request;
	}

	/**
	 * Reads and checks.
	 *
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	public static ScanResult scan(final DatasetRequest request, final Progress progress) {
		final DatasetScan scan = new DatasetScan(request);
		final Optional<Dataset> dataset = scan.dataset(progress);
		return new ScanResult(scan.problems.isEmpty() ? dataset : Optional.empty(), scan.problems, scan.notes);
	}

	private Optional<Dataset> dataset(final Progress progress) {
		final FilePairs found = FilePairs.find(request.images(), request.labels());
		problems.addAll(found.problems());
		final int n = found.pairs().size();
		for (int i = 0; i < n; i++) {
			final FilePair pair = found.pairs().get(i);
			final PairFacts read = PairFacts.read(pair, problems, progress, (double) i / n, "Checking " + pair.name() +
				" (" + (i + 1) + " of " + n + ")");
			if (read != null) facts.add(read);
		}
		progress.update(1, "Checking");
		if (facts.isEmpty()) return Optional.empty();
		final PixelSize size = DatasetChecks.pixelSize(facts, problems, notes);
		DatasetChecks.sameKind(facts, problems);
		final double min = facts.stream().mapToDouble(PairFacts::min).min().getAsDouble();
		final double max = facts.stream().mapToDouble(PairFacts::max).max().getAsDouble();
		if (!(min < max)) problems.add("All images have the value " + min + " everywhere. Choose the folder of the " +
			"measured images.");
		final Optional<LabelClasses> classes = classes();
		if (classes.isEmpty()) return Optional.empty();
		final List<DatasetItem> items = items(classes.get());
		if (!request.shrink()) DatasetChecks.extents(items, request.patch(), problems);
		DatasetChecks.memory(facts, items.get(0), classes.get().classes().size(), request, problems, notes);
		final PairFacts first = facts.get(0);
		return problems.isEmpty() ? Optional.of(new Dataset(items, classes.get(), first.channels(), first.bits(), min, max,
			size, facts.stream().allMatch(PairFacts::phantom))) : Optional.empty();
	}

	/** The classes given or found; empty if there are none that could be. */
	private Optional<LabelClasses> classes() {
		final SortedSet<Integer> values = new TreeSet<>();
		facts.forEach(f -> values.addAll(f.counts().keySet()));
		try {
			if (request.classes().isEmpty()) {
				if (!DatasetChecks.sameLabels(facts, problems)) return Optional.empty();
				final LabelClasses found = LabelClasses.of(values, facts.get(0).colors(), request.ignore());
				rareClasses(found);
				return Optional.of(found);
			}
			final LabelClasses given = request.classes().get();
			DatasetChecks.labelsFit(facts, given, problems);
			for (final LabelClasses.LabelClass c : given.classes())
				if (!values.contains(c.value())) problems.add("No label image has the class " + c.name() + " (" +
					LabelClasses.text(c.value(), given.colors()) + "). Check its value, or take it out of the classes.");
			return Optional.of(given);
		}
		catch (final UserError e) {
			problems.add("In the label images: " + e.getMessage());
			return Optional.empty();
		}
	}

	/** Colours blended at the borders of areas would each become a class. */
	private void rareClasses(final LabelClasses found) {
		final Map<Integer, Long> sum = new TreeMap<>();
		facts.forEach(f -> f.counts().forEach((value, count) -> sum.merge(value, count, Long::sum)));
		final long all = sum.values().stream().mapToLong(Long::longValue).sum();
		final String rare = found.classes().stream().filter(c -> sum.get(c.value()) < 1e-4 * all).map(c -> c.name() +
			" (" + sum.get(c.value()) + " pixels)").collect(Collectors.joining(", "));
		if (!rare.isEmpty()) notes.add("Some label values are very rare: " + rare +
			". If they are no classes, put the label images right, or give the classes.");
	}

	private List<DatasetItem> items(final LabelClasses classes) {
		final List<DatasetItem> items = new ArrayList<>();
		final List<String> ungrouped = new ArrayList<>();
		for (final PairFacts f : facts) {
			final String group = request.group(f.files().name());
			if (group == null) ungrouped.add(f.files().name());
			final List<Long> counts = classes.classes().stream().map(c -> f.counts().getOrDefault(c.value(), 0L)).toList();
			if (counts.stream().allMatch(c -> c == 0)) problems.add("The label image " + f.files().labels().getFileName() +
				" has no pixel of any class. Label it, or take it and its image out of the folders.");
			final long[] dimensions = f.dimensions().stream().mapToLong(Integer::longValue).toArray();
			items.add(new DatasetItem(f.files(), group == null ? f.files().name() : group, f.dimensions(), DepthAxis.resolve(
				request.depthAxis(), dimensions, f.pixelSize()), counts));
		}
		if (!ungrouped.isEmpty()) problems.add("The pattern for patients \"" + request.groups() +
			"\" is not found in the names " + DatasetChecks.list(ungrouped) + ". Change the pattern or the names.");
		return items;
	}
}
