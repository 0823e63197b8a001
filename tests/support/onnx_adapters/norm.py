"""Normalisation layers."""

import math

from dlcourse.numpy.norm import batchnorm, layernorm, rmsnorm


def batch_normalization(attributes, x, scale, bias, mean, var):
    """`norm.batchnorm`; ONNX keeps the biased running variance, with the weight of the old one as momentum"""
    training, kept = bool(attributes.get("training_mode", 0)), attributes.get("momentum", 0.9)
    out, cache = batchnorm(
        x,
        scale,
        bias,
        training=training,
        running=(mean, var),
        momentum=1 - kept,
        eps=attributes.get("epsilon", 1e-5),
    )
    if not training:
        return (out,)
    new_mean, new_var = cache.running
    values = x.size // len(scale)
    return out, new_mean, kept * var + (new_var - kept * var) * ((values - 1) / values)


def layer_normalization(attributes, x, scale, bias):
    """`norm.layernorm`, the axes to normalise as one; the outputs Mean and InvStdDev are not compared"""
    return _over_features(layernorm, attributes, x, scale, bias)


def rms_normalization(attributes, x, scale):
    """`norm.rmsnorm`, the axes to normalise as one"""
    return _over_features(rmsnorm, attributes, x, scale)


def _over_features(normalise, attributes, x, *params):
    features = math.prod(x.shape[attributes.get("axis", -1) % x.ndim :])
    params = (param.reshape(features) for param in params)
    out, _ = normalise(x.reshape(-1, features), *params, eps=attributes.get("epsilon", 1e-5))
    return (out.reshape(x.shape),)


ADAPTERS = {
    "BatchNormalization": batch_normalization,
    "LayerNormalization": layer_normalization,
    "RMSNormalization": rms_normalization,
}
