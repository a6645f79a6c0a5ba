/**
 * What every long piece of work needs: progress, cancel, and errors that are sentences.
 * The bottom of the house: it imports nothing of Cutis.
 */
package org.cutis.task;
