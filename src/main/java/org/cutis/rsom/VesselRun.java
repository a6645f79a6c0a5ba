package org.cutis.rsom;

/**
 * How vessels were looked for.
 *
 * @param device what it ran on, as the engine names it
 * @param engine what really ran
 * @param seconds from the first window to the last
 * @param windows that were looked at; the others are of no interest or have no signal
 */
public record VesselRun(String device, String engine, double seconds, long windows) {}
