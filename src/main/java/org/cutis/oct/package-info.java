/**
 * The layers of skin in OCT tomograms: typed request in, typed result out, no windows, no TensorFlow.
 */
package org.cutis.oct;
