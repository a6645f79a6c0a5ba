package org.cutis.model.pytorch;

import java.util.Map;

import org.cutis.engine.NetworkSpec;

/**
 * A network and its weights.
 *
 * @param weights as {@link org.cutis.engine.Engine#export} takes them
 */
public record ImportedNetwork(NetworkSpec network, Map<String, float[]> weights) {}
