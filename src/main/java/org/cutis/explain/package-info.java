/**
 * What a network has learned to look for: images that maximise a class, typed request in, typed result out, no windows,
 * no TensorFlow.
 */
package org.cutis.explain;
