package org.cutis.reproduce;

import java.util.List;

import org.cutis.measure.Overlap;

/**
 * The vessels of one test volume.
 *
 * @param seed of the phantom
 * @param overlaps of found and true vessels with each of {@link Table2Settings#MASKS}
 */
record Table2Result(long seed, List<Overlap> overlaps) {}
