/**
 * One thin SciJava command per menu entry: parameters, one call, results shown and saved. No algorithm here.
 */
package org.cutis.command;
