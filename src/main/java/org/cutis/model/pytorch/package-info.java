/** Networks' weights from files that PyTorch wrote, read without Python; nothing in such a file is executed. */
package org.cutis.model.pytorch;
