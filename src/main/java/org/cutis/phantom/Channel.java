package org.cutis.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * A hair follicle or sweat duct: a channel that crosses the layers, straight but
 * oblique. All lengths in µm; depth counts from the skin's mean surface.
 *
 * @param x where its axis crosses the mean surface
 * @param y the same across the B-scans
 * @param slopeX how far the axis goes along x per µm of depth
 * @param slopeY the same across the B-scans
 * @param radius of the whole channel far below the surface
 * @param pit how deep the skin's surface dips into its mouth
 * @param dip how far the DEJ bends down at it
 * @param core radius of the hair; 0 for none
 * @param phase of the sweat duct's spiral
 */
record Channel(double x, double y, double slopeX, double slopeY, double radius, double pit, double dip, double core,
	double phase)
{

	/** Follicles of vellus hair and sweat ducts per mm²: more than most skin has, so that they are learned. */
	private static final double FOLLICLES = 4;

	private static final double DUCTS = 6;

	private static final double SPIRAL_RADIUS = 8;

	private static final double SPIRAL_PITCH = 26;

	/** Hair follicles: their wall is epidermis and has the DEJ around it. */
	static List<Channel> follicles(final OctPhantomOptions options, final Chance chance) {
		return scatter(options, FOLLICLES, chance, (x, y) -> new Channel(x, y, chance.uniform(-0.35, 0.35), chance.uniform(
			-0.35, 0.35), chance.uniform(14, 30), chance.uniform(2, 10), chance.uniform(8, 25), chance.happens(0.6) ? chance
				.uniform(4, 8) : 0, 0));
	}

	/** Sweat ducts: too thin for a label of their own. */
	static List<Channel> ducts(final OctPhantomOptions options, final Chance chance) {
		return scatter(options, DUCTS, chance, (x, y) -> new Channel(x, y, chance.uniform(-0.1, 0.1), chance.uniform(-0.1,
			0.1), chance.uniform(4, 7), chance.uniform(1, 4), chance.uniform(5, 20), 0, chance.uniform(0, 2 * StrictMath.PI)));
	}

	private interface Maker {

		Channel at(double x, double y);
	}

	private static List<Channel> scatter(final OctPhantomOptions options, final double density, final Chance chance,
		final Maker maker)
	{
		final double margin = 60;
		final double w = options.width() * options.pixel() + 2 * margin;
		final double h = options.scans() * options.pixel() + 2 * margin;
		final List<Channel> channels = new ArrayList<>();
		for (int n = chance.count(options.adnexa() * density * w * h * 1e-6); n > 0; n--)
			channels.add(maker.at(chance.uniform(0, w) - margin, chance.uniform(0, h) - margin));
		return channels;
	}

	/** Horizontal distance of a place from the axis. @param below µm below the mean surface */
	double distance(final double px, final double py, final double below) {
		final double dx = px - x - slopeX * below;
		final double dy = py - y - slopeY * below;
		return Math.sqrt(dx * dx + dy * dy);
	}

	/** Distance along x from the wall in the B-scan at py: negative inside, infinite where it does not cut the channel. */
	double wall(final double px, final double py, final double below) {
		final double dy = py - y - slopeY * below;
		final double r = radius(below);
		if (Math.abs(dy) >= r) return Double.POSITIVE_INFINITY;
		return Math.abs(px - x - slopeX * below) - Math.sqrt(r * r - dy * dy);
	}

	/** Horizontal distance from a sweat duct's middle: a spiral in the epidermis, straight below. */
	double spiralDistance(final double px, final double py, final double below, final boolean straight) {
		if (straight) return distance(px, py, below);
		final double turn = 2 * StrictMath.PI * below / SPIRAL_PITCH + phase;
		return distance(px - SPIRAL_RADIUS * StrictMath.cos(turn), py - SPIRAL_RADIUS * StrictMath.sin(turn), below);
	}

	/** Radius at a depth: a funnel at the surface. */
	double radius(final double below) {
		return radius * (1 + 0.6 * StrictMath.exp(-Math.max(0, below) / 30));
	}

	/** Whether it comes near a B-scan at all. @param py of the B-scan @param depth of the image */
	boolean reaches(final double py, final double depth) {
		return Math.abs(py - y) < 4 * radius + SPIRAL_RADIUS + Math.abs(slopeY) * depth;
	}
}
