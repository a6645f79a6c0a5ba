/**
 * Model bundles (bioimage.io rdf.yaml and SavedModel) and the registry of installed models.
 */
package org.cutis.model;
