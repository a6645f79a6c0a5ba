/**
 * How a command is reached: ImageJ 1 dialog and macro, command line, generated docs; all derived from its parameters.
 */
package org.cutis.face;
