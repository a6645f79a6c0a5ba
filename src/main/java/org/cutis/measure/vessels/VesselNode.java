package org.cutis.measure.vessels;

/**
 * Where branches meet or end, in µm of the image's coordinates (a voxel's
 * position times its size).
 *
 * @param id from 0; no other node of the graph has it
 * @param x µm
 * @param y µm
 * @param z µm
 * @param radius of the vessel here, µm
 */
public record VesselNode(int id, double x, double y, double z, double radius) {}
