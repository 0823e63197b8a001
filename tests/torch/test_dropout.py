"""Dropout in PyTorch: the mean, evaluation, and what the random generator decides."""

import pytest
import torch

from dlcourse.torch.regularization import dropout, dropout_backward


@pytest.mark.parametrize("p", [0.0, 0.2, 0.8])
def test_the_mean_is_kept_and_the_share_p_is_dropped(p):
    out, _ = dropout(torch.ones(100_000), p=p, training=True, rng=torch.Generator().manual_seed(1))
    assert out.mean().item() == pytest.approx(1, abs=0.02)
    assert (out == 0).float().mean().item() == pytest.approx(p, abs=0.01)


def test_the_gradient_passes_the_mask_that_was_drawn():
    out, cache = dropout(torch.ones(1000), p=0.5, training=True, rng=torch.Generator().manual_seed(2))
    assert torch.equal(dropout_backward(torch.ones(1000), cache), out)


def test_each_call_draws_a_new_mask_a_seed_fixes_them_and_the_global_generator_is_left_alone():
    before = torch.get_rng_state()
    rng = torch.Generator().manual_seed(3)
    first, second = (dropout(torch.ones(1000), p=0.5, training=True, rng=rng)[0] for _ in range(2))
    again, _ = dropout(torch.ones(1000), p=0.5, training=True, rng=torch.Generator().manual_seed(3))
    assert not torch.equal(first, second)
    assert torch.equal(first, again)
    assert torch.equal(torch.get_rng_state(), before)
