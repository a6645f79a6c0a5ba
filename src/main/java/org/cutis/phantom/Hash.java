package org.cutis.phantom;

/** Random numbers that are functions of a place: any part of an image can be made alone, by any thread. */
final class Hash {

	private Hash() {}

	/** 32 bits, each of them well mixed (a finalizer as MurmurHash3's). */
	static int of(final int x, final int y, final int seed) {
		int h = x * 0x9E3779B1 ^ y * 0x85EBCA77 + seed;
		h = (h ^ h >>> 15) * 0x2C1B3C6D;
		h = (h ^ h >>> 12) * 0x297A2D39;
		return h ^ h >>> 15;
	}

	/** Uniform in [0, 1), from the lower 16 bits. */
	static float low(final int hash) {
		return (hash & 0xFFFF) / 65536f;
	}

	/** Uniform in [0, 1), from the upper 16 bits: independent of the lower. */
	static float high(final int hash) {
		return (hash >>> 16) / 65536f;
	}

	/** Another number of the same place, independent of the first. */
	static int again(final int hash) {
		final int h = (hash ^ hash >>> 16) * 0x7FEB352D;
		return (h ^ h >>> 15) * 0x846CA68B ^ hash >>> 13;
	}
}
