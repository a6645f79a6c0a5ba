/**
 * Synthetic images with exact ground truth, seeded.
 */
package org.cutis.phantom;
