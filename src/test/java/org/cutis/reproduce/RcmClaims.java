package org.cutis.reproduce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.cutis.measure.ConfusionMatrix;
import org.cutis.model.RcmClasses;

/** The papers' statements held against the figures. No outcome stands here. */
final class RcmClaims {

	/** Specificities that differ by no more are called similar, as in the MED-Net paper's averages. */
	static final double SIMILAR = 0.02;

	private static final List<String> BASELINES = List.of("unet", "fcn", "segnet", "deeplab");

	private final RcmPage page;

	private RcmClaims(final RcmPage page) {
		this.page = page;
	}

	static List<RcmClaim> of(final RcmPage page) {
		final RcmClaims c = new RcmClaims(page);
		return List.of(c.munetWins(), c.munetAccuracy(), c.meshworkIsHardest(), c.mednetSensitivity(), c.specificity(), c
			.mednetDice(), c.fcnIsNext(), c.meshworkConfused(), c.levels(), c.losses());
	}

	private static String title(final String name) {
		return RcmPage.title(name);
	}

	private static String format(final String text, final Object... values) {
		return String.format(Locale.ROOT, text, values);
	}

	/** Name, difference and interval. */
	private static String words(final String name, final PhantomBootstrap d) {
		return format("%s %+.3f (%+.3f to %+.3f)", title(name), d.difference(), d.low(), d.high());
	}

	private static double accuracy(final ConfusionMatrix m) {
		return IntStream.range(0, m.classes()).mapToLong(c -> m.counts()[c][c]).sum() / (double) m.total();
	}

	/** In how many of the classes a network has the highest value; a tie counts. */
	private long wins(final String name, final List<String> all, final RcmMeasure measure) {
		return IntStream.range(0, RcmPage.CLASSES.size()).filter(c -> best(all, measure, c).equals(name)).count();
	}

	/** The first of them with the highest value; where a class was never found, precision does not count. */
	private String best(final List<String> all, final RcmMeasure measure, final int index) {
		return all.stream().max(Comparator.<String> comparingDouble(n -> {
			final double value = page.figure(n, measure, index);
			return Double.isNaN(value) ? -1 : value;
		}).thenComparing(n -> -all.indexOf(n))).orElseThrow();
	}

	private List<PhantomBootstrap> differences(final String name, final List<String> others,
		final ToDoubleFunction<ConfusionMatrix> measure)
	{
		return others.stream().map(o -> page.difference(name, o, measure)).toList();
	}

	private static String list(final List<String> names, final List<PhantomBootstrap> differences) {
		return IntStream.range(0, names.size()).mapToObj(i -> words(names.get(i), differences.get(i))).collect(Collectors
			.joining(", "));
	}

	private RcmClaim munetWins() {
		long wins = 0, cells = 0;
		for (final RcmMeasure m : RcmMeasure.values()) {
			wins += wins(RcmSettings.MUNET, RcmPapers.munetNetworks(), m);
			cells += RcmPage.CLASSES.size();
		}
		return new RcmClaim(format("MUNet: best of MUNet, DeepLab, SegNet, FCN and U-Net \"for most of the patterns and " +
			"metrics\" (%d of %d in its Table 1)", RcmPapers.munetWins(), cells), format("in %d of %d", wins, cells), RcmClaim
				.verdict(2 * wins > cells));
	}

	private RcmClaim munetAccuracy() {
		final ToDoubleFunction<ConfusionMatrix> measure = RcmClaims::accuracy;
		final String next = BASELINES.stream().max(Comparator.comparingDouble(n -> accuracy(page.result(n).labelled())))
			.orElseThrow();
		final List<PhantomBootstrap> d = differences(RcmSettings.MUNET, List.of(next), measure);
		return new RcmClaim("MUNet: accuracy 73 %, \"almost 4 %\" above the next of the four", format(
			"%.1f %%; against the best of the four: %s", 100 * accuracy(page.result(RcmSettings.MUNET).labelled()), words(next, d
				.get(0))), RcmClaim.verdict(d));
	}

	private RcmClaim meshworkIsHardest() {
		final int lowest = IntStream.range(0, RcmPage.CLASSES.size()).boxed().min(Comparator.comparingDouble(c -> page.figure(
			RcmSettings.MUNET, RcmMeasure.SENSITIVITY, c))).orElseThrow();
		return new RcmClaim("MUNet: finds all classes well \"except for the meshwork\"", format(
			"its lowest sensitivity is that of %s, %.3f (meshwork: %.3f)", RcmPage.CLASSES.get(lowest), page.figure(
				RcmSettings.MUNET, RcmMeasure.SENSITIVITY, lowest), page.figure(RcmSettings.MUNET, RcmMeasure.SENSITIVITY,
					RcmClasses.MESHWORK)), RcmClaim.verdict(lowest == RcmClasses.MESHWORK));
	}

	private RcmClaim mednetSensitivity() {
		final List<PhantomBootstrap> d = differences(RcmSettings.MEDNET, BASELINES, m -> m.mean(RcmMeasure.SENSITIVITY.of));
		return new RcmClaim("MED-Net: mean sensitivity 0.02 to 0.12 above U-Net, FCN, SegNet and DeepLab", "against " + list(
			BASELINES, d), RcmClaim.verdict(d));
	}

	private List<String> mednetNetworks() {
		final List<String> all = new ArrayList<>(List.of(RcmSettings.MEDNET));
		all.addAll(BASELINES);
		return all;
	}

	private RcmClaim specificity() {
		final double[] means = mednetNetworks().stream().mapToDouble(n -> page.mean(n, RcmMeasure.SPECIFICITY)).sorted()
			.toArray();
		final double low = means[0], high = means[means.length - 1];
		return new RcmClaim("MED-Net: mean specificity is similar in all networks", format("%.3f to %.3f; similar means within %s",
			low, high, SIMILAR), RcmClaim.verdict(high - low <= SIMILAR));
	}

	private RcmClaim mednetDice() {
		final List<String> all = mednetNetworks();
		final int classes = RcmPage.CLASSES.size();
		final long wins = wins(RcmSettings.MEDNET, all, RcmMeasure.DICE);
		final String lost = IntStream.range(0, classes).filter(c -> !best(all, RcmMeasure.DICE, c).equals(RcmSettings.MEDNET))
			.mapToObj(c -> RcmPage.CLASSES.get(c) + ": " + title(best(all, RcmMeasure.DICE, c))).collect(Collectors.joining(
				", "));
		final List<PhantomBootstrap> d = differences(RcmSettings.MEDNET, BASELINES, m -> m.mean(RcmMeasure.DICE.of));
		return new RcmClaim("MED-Net: Dice is the best in all classes but nested (there FCN's is)", format(
			"best in %d of %d%s; mean Dice against %s", wins, classes, lost.isEmpty() ? "" : " (" + lost + ")", list(BASELINES,
				d)), RcmClaim.verdict(wins >= classes - 1));
	}

	private RcmClaim fcnIsNext() {
		final double mednet = page.mean(RcmSettings.MEDNET, RcmMeasure.DICE);
		final String next = BASELINES.stream().min(Comparator.comparingDouble(n -> Math.abs(page.mean(n, RcmMeasure.DICE) -
			mednet))).orElseThrow();
		return new RcmClaim("MED-Net: FCN is the closest to it", "by mean Dice, " + title(next) + " is", RcmClaim.verdict(next
			.equals("fcn")));
	}

	private RcmClaim meshworkConfused() {
		final List<String> so = RcmSettings.NETWORKS.stream().filter(n -> wrong(n).equals(Set.of(RcmClasses.RING,
			RcmClasses.ASPECIFIC))).toList();
		final String other = RcmSettings.NETWORKS.stream().filter(n -> !so.contains(n)).map(n -> title(n) + ": " + wrong(n)
			.stream().sorted().map(RcmPage.CLASSES::get).collect(Collectors.joining(" and "))).collect(Collectors.joining("; "));
		return new RcmClaim("Both: all networks take meshwork for ring and aspecific", format(
			"these are the two most frequent mistakes for meshwork in %d of %d networks%s", so.size(), RcmSettings.NETWORKS
				.size(), other.isEmpty() ? "" : " (" + other + ")"), RcmClaim.verdict(other.isEmpty()));
	}

	/** The two classes that meshwork is most often taken for. */
	private Set<Integer> wrong(final String name) {
		final ConfusionMatrix m = page.result(name).labelled();
		return IntStream.range(0, m.classes()).filter(c -> c != RcmClasses.MESHWORK).boxed().sorted(Comparator.comparingLong(
			c -> -m.counts()[RcmClasses.MESHWORK][c])).limit(2).collect(Collectors.toSet());
	}

	private RcmClaim levels() {
		final List<String> fewer = List.of(RcmSettings.levels(1), RcmSettings.levels(2));
		return ablation("MED-Net: three levels are better than two and one", fewer);
	}

	private RcmClaim losses() {
		return ablation(format(
			"MED-Net: two-sided Dice + TV gives a better Dice than cross entropy and Dice (%.3f, %.3f and %.3f in its Table 5)",
			RcmPapers.mean(RcmSettings.MEDNET, RcmMeasure.DICE), RcmPapers.mean(RcmSettings.CROSS_ENTROPY, RcmMeasure.DICE),
			RcmPapers.mean(RcmSettings.DICE, RcmMeasure.DICE)), List.of(RcmSettings.CROSS_ENTROPY, RcmSettings.DICE));
	}

	private RcmClaim ablation(final String paper, final List<String> others) {
		final List<PhantomBootstrap> d = differences(RcmSettings.MEDNET, others, m -> m.mean(RcmMeasure.DICE.of));
		return new RcmClaim(paper, format("mean Dice %.3f; against %s", page.mean(RcmSettings.MEDNET, RcmMeasure.DICE), list(
			others, d)), RcmClaim.verdict(d));
	}
}
