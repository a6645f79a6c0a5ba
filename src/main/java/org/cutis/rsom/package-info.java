/**
 * The RSOM pipelines, plain Java: .mat files in, labels and tables out. No user interface, no TensorFlow.
 */
package org.cutis.rsom;
