/**
 * Vessels as a graph: exact distances in µm, thinning that keeps the topology,
 * centre lines, branches and their nodes, and what is measured on them.
 */
package org.cutis.measure.vessels;
