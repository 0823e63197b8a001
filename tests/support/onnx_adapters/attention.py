"""Scaled dot-product attention: ONNX folds heads, masks and a cache of earlier keys into one operator."""

import math

import numpy as np
from onnx_adapters.common import NotCovered

from dlcourse.numpy.attention_dot_product import attention as attend
from dlcourse.numpy.attention_heads import merge_heads, split_heads
from dlcourse.numpy.masks import padding_mask


def attention(attributes, q, k, v, mask=None, past_k=None, past_v=None, lengths=None):
    """`attention_dot_product.attention` with its masks, and `split_heads` and `merge_heads` around it"""
    _leave_out(attributes, q, mask, lengths)
    tokens = q.ndim == 3
    if tokens:
        q = split_heads(q, attributes["q_num_heads"])
        k, v = (split_heads(array, attributes["kv_num_heads"]) for array in (k, v))
    earlier = 0 if past_k is None else past_k.shape[2]
    if earlier:
        k, v = np.concatenate([past_k, k], axis=2), np.concatenate([past_v, v], axis=2)
    seen = np.ones((q.shape[2], k.shape[2]), bool) if mask is None else mask
    if attributes.get("is_causal", 0):
        seen = seen & np.tri(q.shape[2], k.shape[2], earlier, dtype=bool)
    if lengths is not None:
        seen = seen & padding_mask(lengths, k.shape[2])[:, None]
    if "scale" in attributes:
        q = q * (attributes["scale"] * math.sqrt(q.shape[-1]))
    groups = q.shape[1] // k.shape[1]
    out, cache = attend(q, np.repeat(k, groups, axis=1), np.repeat(v, groups, axis=1), mask=seen)
    returned = [merge_heads(out) if tokens else out, k, v]
    return [*returned, cache.weights] if attributes.get("qk_matmul_output_mode", 0) == 3 else returned


def _leave_out(attributes, q, mask, lengths):
    if q.dtype != np.float32:
        raise NotCovered("half precision")
    if attributes.get("softcap", 0):
        raise NotCovered("soft cap on the scores")
    if max(attributes.get("left_window_size", -1), attributes.get("right_window_size", -1)) >= 0:
        raise NotCovered("local windows")
    if mask is not None and mask.dtype != bool:
        raise NotCovered("a mask that is added to the scores")
    if lengths is not None and attributes.get("is_causal", 0):
        raise NotCovered("a causal mask that counts from the end of padded keys")


ADAPTERS = {"Attention": attention}
