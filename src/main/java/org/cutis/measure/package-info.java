/**
 * Metrics, surfaces, roughness and thickness: pure functions on ImgLib2 images.
 */
package org.cutis.measure;
