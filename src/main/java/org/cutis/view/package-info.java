/**
 * Plots, overlays, look-up tables, pictures: the only package that draws.
 */
package org.cutis.view;
