/**
 * Training: samplers, the loop over steps, and the making of the shipped models.
 */
package org.cutis.train;
