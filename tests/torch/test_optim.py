"""Our update rules, schedules and clipping against those of PyTorch itself."""

import numpy as np
import pytest
import torch

from dlcourse.numpy import update_rules as numpy_rules
from dlcourse.torch import update_rules as torch_rules
from dlcourse.torch.clipping import clip_by_norm, clip_by_value
from dlcourse.torch.schedules import cosine_warmup, exponential_decay, step_decay

BETAS = {"beta1": 0.8, "beta2": 0.95}
CASES = [
    ("sgd", {}, torch.optim.SGD, {}),
    ("sgd", {"momentum": 0.9, "weight_decay": 0.1}, torch.optim.SGD, {"momentum": 0.9, "weight_decay": 0.1}),
    ("sgd", {"momentum": 0.7, "nesterov": True}, torch.optim.SGD, {"momentum": 0.7, "nesterov": True}),
    ("rmsprop", {"decay": 0.9}, torch.optim.RMSprop, {"alpha": 0.9}),
    ("adam", {}, torch.optim.Adam, {}),
    ("adam", {**BETAS, "weight_decay": 0.1}, torch.optim.Adam, {"betas": (0.8, 0.95), "weight_decay": 0.1}),
    ("adamw", {}, torch.optim.AdamW, {}),
    ("adamw", {**BETAS, "weight_decay": 0.3}, torch.optim.AdamW, {"betas": (0.8, 0.95), "weight_decay": 0.3}),
]


@pytest.mark.parametrize(("name", "options", "theirs", "their_options"), CASES)
def test_twenty_steps_equal_those_of_torch_optim_on_both_backends(name, options, theirs, their_options):
    rng = np.random.default_rng(0)
    start, grads = rng.standard_normal((3, 4)), rng.standard_normal((20, 3, 4))
    parameter = torch.nn.Parameter(torch.tensor(start))
    optimizer = theirs([parameter], lr=0.02, **their_options)
    on_numpy, on_torch = (start, {}), (torch.tensor(start), {})
    for grad in grads:
        parameter.grad = torch.tensor(grad)
        optimizer.step()
        on_numpy = getattr(numpy_rules, name)(on_numpy[0], grad, on_numpy[1], lr=0.02, **options)
        on_torch = getattr(torch_rules, name)(on_torch[0], parameter.grad, on_torch[1], lr=0.02, **options)
        np.testing.assert_allclose(on_numpy[0], parameter.detach().numpy(), rtol=1e-10)
        np.testing.assert_allclose(on_torch[0].numpy(), parameter.detach().numpy(), rtol=1e-10)


def test_a_step_leaves_parameter_and_gradient_alone_and_builds_no_graph():
    param, grad = torch.ones(3, requires_grad=True), torch.ones(3)
    new, state = torch_rules.adam(param, grad, {}, lr=0.1)
    assert not new.requires_grad
    assert not state["m"].requires_grad
    assert torch.equal(param, torch.ones(3))
    assert torch.equal(grad, torch.ones(3))


def rates_of_torch(make_scheduler, steps):
    """Learning rates that a scheduler of PyTorch sets from step 0 on, starting from 0.5."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.5)
    scheduler = make_scheduler(optimizer)
    rates = []
    for _ in range(steps):
        rates.append(scheduler.get_last_lr()[0])
        optimizer.step()
        scheduler.step()
    return rates


SCHEDULES = [
    (
        lambda t: step_decay(t, lr=0.5, factor=0.3, every=4),
        lambda o: torch.optim.lr_scheduler.StepLR(o, 4, 0.3),
    ),
    (
        lambda t: exponential_decay(t, lr=0.5, factor=0.9),
        lambda o: torch.optim.lr_scheduler.ExponentialLR(o, 0.9),
    ),
    (
        lambda t: cosine_warmup(t, lr=0.5, warmup=0, total=15, final_lr=0.1),
        lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 15, eta_min=0.1),
    ),
]


@pytest.mark.parametrize(("ours", "theirs"), SCHEDULES)
def test_schedules_equal_those_of_torch(ours, theirs):
    assert [ours(t) for t in range(15)] == pytest.approx(rates_of_torch(theirs, 15))


@pytest.mark.parametrize("limit", [0.5, 100.0])
def test_clipping_equals_that_of_torch(limit):
    generator = torch.Generator().manual_seed(0)
    grads = [torch.randn(shape, generator=generator, dtype=torch.float64) for shape in ((3, 2), (4,))]
    for ours, theirs in (
        (clip_by_norm, torch.nn.utils.clip_grad_norm_),
        (clip_by_value, torch.nn.utils.clip_grad_value_),
    ):
        parameters = [torch.nn.Parameter(torch.zeros_like(grad)) for grad in grads]
        for parameter, grad in zip(parameters, grads, strict=True):
            parameter.grad = grad.clone()
        theirs(parameters, limit)
        for parameter, clipped in zip(parameters, ours(grads, limit), strict=True):
            torch.testing.assert_close(clipped, parameter.grad, rtol=1e-5, atol=0)
