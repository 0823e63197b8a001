"""Scaled dot-product attention: ONNX folds heads, masks and the key-value cache into one operator."""

import math

import numpy as np
from onnx_adapters.common import NotCovered

from dlcourse.numpy.attention_dot_product import attention as attend
from dlcourse.numpy.attention_heads import merge_heads, split_heads
from dlcourse.numpy.masks import causal_mask, combine_masks, padding_mask


def attention(attributes, q, k, v, mask=None, past_k=None, past_v=None, lengths=None):
    """`attention_dot_product.attention` with masks and past, `split_heads` and `merge_heads` around it"""
    _leave_out(attributes, q, lengths)
    tokens = q.ndim == 3
    if tokens:
        q = split_heads(q, attributes["q_num_heads"])
        k, v = (split_heads(array, attributes["kv_num_heads"]) for array in (k, v))
    earlier = 0 if past_k is None else past_k.shape[2]
    tokens_seen = earlier + k.shape[2]
    mask = np.ones(tokens_seen, bool) if mask is None else _lengthened(mask, tokens_seen)
    if attributes.get("is_causal", 0):
        mask = combine_masks(mask, causal_mask(tokens_seen, past=earlier)[: q.shape[2], :tokens_seen])
    if lengths is not None:
        mask = combine_masks(mask, padding_mask(lengths, tokens_seen)[:, None])
    if "scale" in attributes:
        q = q * (attributes["scale"] * math.sqrt(q.shape[-1]))
    groups = q.shape[1] // k.shape[1]
    k, v, past_k, past_v = (
        None if array is None else np.repeat(array, groups, axis=1) for array in (k, v, past_k, past_v)
    )
    out, cache = attend(q, k, v, mask=mask, past=None if past_k is None else (past_k, past_v))
    returned = [merge_heads(out) if tokens else out, cache.k[:, ::groups], cache.v[:, ::groups]]
    return [*returned, cache.weights] if attributes.get("qk_matmul_output_mode", 0) == 3 else returned


def _lengthened(mask, keys):
    """Forbid the keys for which the mask has no entry."""
    ends = [(0, 0)] * (mask.ndim - 1) + [(0, keys - mask.shape[-1])]
    return np.pad(mask, ends, constant_values=False if mask.dtype == bool else -np.inf)


def _leave_out(attributes, q, lengths):
    if q.dtype != np.float32:
        raise NotCovered("half precision")
    if attributes.get("softcap", 0):
        raise NotCovered("soft cap on the scores")
    if max(attributes.get("left_window_size", -1), attributes.get("right_window_size", -1)) >= 0:
        raise NotCovered("local windows")
    if lengths is not None and attributes.get("is_causal", 0):
        raise NotCovered("a causal mask that counts from the end of padded keys")


ADAPTERS = {"Attention": attention}
