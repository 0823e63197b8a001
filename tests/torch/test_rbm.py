"""The restricted Boltzmann machine in PyTorch: sampling with its own generator."""

import torch

from dlcourse.torch.rbm import cd_update, gibbs_step, p_h

w, b_v, b_h = torch.tensor([[1.0, -2.0], [0.5, 1.0], [-1.0, 0.0]]), torch.zeros(3), torch.zeros(2)
v = torch.tensor([[1.0, 0.0, 1.0]]).repeat(20_000, 1)


def test_units_are_on_as_often_as_their_probability_says():
    _, h = gibbs_step(v, w, b_v, b_h, rng=torch.Generator().manual_seed(0))
    torch.testing.assert_close(h.mean(0), p_h(v, w, b_h)[0], atol=0.015, rtol=0)
    assert set(h.unique().tolist()) == {0.0, 1.0}


def test_a_seed_fixes_the_draw_and_the_global_generator_is_left_alone():
    before = torch.get_rng_state()
    first, again = (cd_update(v, w, b_v, b_h, k=2, rng=torch.Generator().manual_seed(1)) for _ in range(2))
    other = cd_update(v, w, b_v, b_h, k=2, rng=torch.Generator().manual_seed(2))
    assert torch.equal(first[0], again[0])
    assert not torch.equal(first[0], other[0])
    assert torch.equal(torch.get_rng_state(), before)
