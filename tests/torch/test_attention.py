"""Attention against PyTorch's own module, on NumPy and on tensors, and on a GPU where there is one."""

import numpy as np
import pytest
import torch

from dlcourse.numpy import attention_heads as on_numpy
from dlcourse.torch import attention_heads as on_torch
from dlcourse.torch.attention_additive import additive_attention
from dlcourse.torch.attention_dot_product import attention, attention_backward
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
        causal, _ = attention(tokens, tokens, tokens, mask=causal_mask(T))
        additive, _ = additive_attention(tokens, tokens, tokens, weight, weight, weight[0], mask=mask)
        assert all(result.device.type == device for result in (several, causal, additive))
        results.append([result.cpu() for result in (several, causal, additive)])
    for on_cpu, on_gpu in zip(*results, strict=True):
        torch.testing.assert_close(on_gpu, on_cpu, rtol=1e-3, atol=1e-4)
