"""Attention against PyTorch's own module, on NumPy and on tensors, and on a GPU where there is one."""

import numpy as np
import pytest
import torch

from dlcourse.numpy import attention_heads as on_numpy
from dlcourse.numpy.layers import MultiHeadAttention as OnNumpy
from dlcourse.torch import attention_heads as on_torch
from dlcourse.torch.attention_additive import additive_attention
from dlcourse.torch.attention_dot_product import attention, attention_backward
from dlcourse.torch.layers import MultiHeadAttention
from dlcourse.torch.masks import causal_mask, padding_mask

N, T, D, HEADS = 2, 5, 6, 3


def test_multi_head_attention_equals_the_module_with_ported_weights():
    torch.manual_seed(0)
    module = torch.nn.MultiheadAttention(D, HEADS, bias=False, batch_first=True).double()
    x = torch.randn(N, T, D, dtype=torch.float64)
    mask = causal_mask(T)
    expected, weights = module(x, x, x, attn_mask=~mask, average_attn_weights=False)
    projections = [part.T.detach() for part in (*module.in_proj_weight.chunk(3), module.out_proj.weight)]
    ours, _ = on_torch.multi_head_attention(x, x, x, *projections, num_heads=HEADS, mask=mask)
    arrays = [tensor.numpy() for tensor in (x, x, x, *projections)]
    ours_numpy, cache = on_numpy.multi_head_attention(*arrays, num_heads=HEADS, mask=mask.numpy())
    torch.testing.assert_close(ours, expected)
    np.testing.assert_allclose(ours_numpy, expected.detach().numpy(), rtol=1e-10)
    np.testing.assert_allclose(cache.heads.weights, weights.detach().numpy(), rtol=1e-10, atol=1e-15)


def test_a_blind_query_gets_zeros_and_passes_no_gradient():
    q, k, v = (torch.randn(T, D, generator=torch.Generator().manual_seed(i)) for i in range(3))
    mask = causal_mask(T)
    mask[2] = False
    out, cache = attention(q, k, v, mask=mask)
    dq, dk, dv = attention_backward(torch.ones(T, D), cache)
    assert (out[2] == 0).all()
    assert (dq[2] == 0).all()
    assert all(gradient.isfinite().all() for gradient in (dq, dk, dv))


@pytest.mark.parametrize("pieces", [[1] * 5, [2, 3], [5]])
def test_a_causal_layer_step_by_step_gives_what_it_gives_at_once(pieces):
    layer = MultiHeadAttention(D, HEADS, rng=torch.Generator().manual_seed(0), causal=True).double()
    x = torch.randn(N, T, D, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
    expected, past = layer(x), None
    for new, right in zip(x.split(pieces, 1), expected.split(pieces, 1), strict=True):
        out, past = layer.step(new, past)
        torch.testing.assert_close(out, right)
    with pytest.raises(ValueError, match="make the layer with causal=True"):
        MultiHeadAttention(D, HEADS, rng=torch.Generator()).step(x)


def test_attention_hands_on_the_keys_and_values_of_all_tokens():
    q, k, v = (torch.randn(N, T, D, generator=torch.Generator().manual_seed(i)) for i in range(3))
    expected, _ = attention(q, k, v, mask=causal_mask(T))
    _, cache = attention(q[:, :2], k[:, :2], v[:, :2], mask=causal_mask(2))
    out, cache = attention(q[:, 2:], k[:, 2:], v[:, 2:], mask=causal_mask(3, past=2), past=(cache.k, cache.v))
    torch.testing.assert_close(out, expected[:, 2:])
    torch.testing.assert_close((cache.k, cache.v), (k, v))


def test_both_layers_take_the_same_masks():
    ours = OnNumpy(D, HEADS, rng=np.random.default_rng(0), causal=True).astype(np.float64)
    theirs = MultiHeadAttention(D, HEADS, rng=torch.Generator(), causal=True).double()
    theirs.load_weights(ours.weights())
    x = np.random.default_rng(1).standard_normal((N, T, D))
    padding = np.arange(T) < np.array([5, 3])[:, None, None]
    bias = np.random.default_rng(2).normal(0, 2, (N, HEADS, T, T))
    for mask in (padding, bias, np.where(padding[:, None], bias, -np.inf)):
        expected = theirs(torch.from_numpy(x), mask=torch.from_numpy(mask)).detach().numpy()
        np.testing.assert_allclose(ours(x, mask=mask), expected, rtol=1e-9)


@pytest.mark.gpu
def test_a_gpu_gives_what_the_cpu_gives():
    if not torch.cuda.is_available():
        pytest.skip("no CUDA device")
    torch.manual_seed(0)
    x, w, lengths = torch.randn(N, T, D), torch.randn(D, D) / D, torch.tensor([5, 3])
    results = []
    for device in ("cpu", "cuda"):
        tokens, weight = x.to(device), w.to(device)
        mask = padding_mask(lengths.to(device), T)
        several, _ = on_torch.multi_head_attention(
            tokens, tokens, tokens, *[weight] * 4, num_heads=HEADS, mask=mask
        )
        bias = torch.zeros(N, 1, T, dtype=tokens.dtype, device=device).masked_fill(~mask, -torch.inf)
        past = tokens[:, :1], tokens[:, :1]
        causal, _ = attention(tokens, tokens, tokens, mask=causal_mask(T, past=1), past=past)
        additive, _ = additive_attention(tokens, tokens, tokens, weight, weight, weight[0], mask=bias)
        assert all(result.device.type == device for result in (several, causal, additive))
        results.append([result.cpu() for result in (several, causal, additive)])
    for on_cpu, on_gpu in zip(*results, strict=True):
        torch.testing.assert_close(on_gpu, on_cpu, rtol=1e-3, atol=1e-4)
