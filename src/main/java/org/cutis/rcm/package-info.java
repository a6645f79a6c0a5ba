/**
 * Patterns of cells in RCM mosaics: plain Java, no windows, no TensorFlow.
 */
package org.cutis.rcm;
