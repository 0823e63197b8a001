"""The explorers and experiments of chapter 9: the numbers they show are the right ones."""

import re
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from dlcourse.chapters.classic_cnns.exercises import _layers
from dlcourse.chapters.classic_cnns.exercises._residual_block_mistakes import ByMasks, ResidualBlock
from dlcourse.chapters.classic_cnns.exercises._vgg_params import vgg_params
from dlcourse.chapters.classic_cnns.exercises.depth import block_gradients
from dlcourse.chapters.classic_cnns.explorers import _stack, depth, landscape, ruler
from dlcourse.chapters.classic_cnns.explorers._networks import NETWORKS, vgg
from dlcourse.chapters.classic_cnns.results import slice_landscapes, train_depths
from dlcourse.experiments import fashion_budget
from dlcourse.experiments.deep_fashion import Deep, small_images
from dlcourse.resources import resource

PUBLISHED = {
    "LeNet-5": (61_706, 416_520),
    "AlexNet": (61_100_840, 714_188_480),
    "VGG-16": (138_357_544, 15_470_264_320),
    "GoogLeNet": (6_998_552, 1_582_671_872),
    "ResNet-18": (11_689_512, 1_814_073_344),
    "ResNet-50": (25_557_032, 4_089_184_256),
}
"""Parameters as the model zoos give them, and multiplications of all convolutions and dense layers."""


@pytest.mark.parametrize("name", NETWORKS)
def test_the_famous_networks_have_their_published_sizes(name):
    stages = NETWORKS[name][1]()
    found = sum(each.parameters for each in stages), sum(each.multiplications for each in stages)
    assert found == PUBLISHED[name]


@pytest.mark.parametrize("pool", [False, True])
def test_a_network_of_ones_own_costs_what_exercise_9_1_says(pool):
    blocks, shape = ((1, 3), (2, 7)), (3, 9, 14)
    stages = vgg(blocks, shape, (6, 4), pool)
    body = sum(each.parameters for each in stages if each.name.startswith("block"))
    assert (body, sum(each.parameters for each in stages) - body) == vgg_params(blocks, shape, (6, 4), pool)


def test_numbers_are_written_short():
    assert [ruler.short(n) for n in (7, 1234, 999_600, 1.5e7, 2e9)] == [
        "7",
        "1.23 k",
        "1000 k",
        "15 M",
        "2 G",
    ]


@pytest.mark.parametrize("shortcut", [False, True])
def test_the_stack_without_normalisation_is_that_of_exercise_9_4(shortcut):
    drawn = _stack.stack(5, "He's", 2)
    sizes, _ = _stack.gradients(5, "He's", 2, shortcut, False)
    np.testing.assert_allclose(sizes, block_gradients(drawn.x, drawn.weights, drawn.dout, shortcut))


@pytest.mark.parametrize("normalised", [False, True])
@pytest.mark.parametrize("shortcut", [False, True])
def test_gradients_of_the_stack_are_those_of_autograd(shortcut, normalised):
    drawn = _stack.stack(3, "He's", 1)
    h, inputs = torch.tensor(drawn.x, requires_grad=True), []
    for v, w in drawn.weights:
        inputs.append(h)
        f = torch.relu(h @ torch.tensor(v)) @ torch.tensor(w)
        if normalised:
            f = nn.functional.batch_norm(f, None, None, training=True, eps=_stack.EPS)
        h = torch.relu(f + h if shortcut else f)
    expected = [g.abs().mean() for g in torch.autograd.grad(h, inputs, torch.tensor(drawn.dout))]
    sizes, agreements = _stack.gradients(3, "He's", 1, shortcut, normalised)
    np.testing.assert_allclose(sizes, expected)
    assert (abs(agreements) <= 1 + 1e-9).all()


def test_shortcuts_keep_gradients_large_and_in_agreement():
    found = depth.compute(24, 1, "PyTorch's", False, 1)
    assert found.sizes[0][0] < 1e-12 < 0.1 < found.sizes[1][0]
    normalised = depth.compute(9, 1, "He's", True, 1)
    assert normalised.agreements[1][0] > normalised.agreements[0][0] + 0.2


def test_a_function_of_ones_own_is_drawn_beside():
    found = depth.compute(4, 1, "He's", False, 1, gradients=block_gradients)
    np.testing.assert_allclose(found.own, found.sizes)
    with pytest.raises(ValueError, match="4 numbers"):
        depth.compute(4, 1, "He's", False, 1, gradients=lambda *args: np.zeros(3))


def test_recorded_trainings_show_what_the_explorer_says():
    losses, accuracies = (np.load(train_depths.RESULT)[name] for name in ("losses", "accuracies"))
    shape = len(train_depths.BLOCKS), 2, len(train_depths.SEEDS)
    assert (losses.shape, accuracies.shape) == ((*shape, train_depths.STEPS), shape)
    plain, residual = accuracies[-1]
    assert plain.max() < residual.min() - 0.1


@pytest.mark.slow
def test_the_script_of_the_recorded_trainings_remakes_them():
    losses = np.load(train_depths.RESULT)["losses"]
    again, _ = train_depths.train(train_depths.BLOCKS[0], True, train_depths.SEEDS[1], steps=8)
    np.testing.assert_allclose(again, losses[0, 1, 1, :8], rtol=0.02)


def test_the_middle_of_a_landscape_is_the_trained_network():
    middle = landscape.compute(0.0, 0.0, "across")
    for surface, here in zip(middle.surfaces, middle.here, strict=True):
        assert surface.shape == (slice_landscapes.SIDE,) * 2
        assert here == surface[8, 8]
        assert here < np.median(surface)
    plain, residual = middle.downhill
    assert plain < 0.95 < residual


def test_downhill_counts_the_steps_towards_the_middle():
    rows, columns = np.mgrid[-2:3, -2:3]
    assert landscape.downhill(rows**2 + columns**2) == 1
    assert landscape.downhill(-(rows**2) - columns**2) == 0


@pytest.mark.slow
def test_a_landscape_is_cut_through_the_weights_of_a_network():
    images, labels = small_images(np.zeros((2, 1, 28, 28))), np.array([0, 1])
    net = Deep(1, True, np.random.default_rng(0), block=ResidualBlock)
    before = [array.copy() for array in net.parameters()]
    cut = slice_landscapes.surface(net, np.array([-0.5, 0.0]))
    assert cut[1, 1] != cut[0, 1] != cut[0, 0]
    for now, then in zip(net.parameters(), before, strict=True):
        np.testing.assert_array_equal(now, then)
    assert np.isfinite(net.loss(images, labels))


def test_a_direction_is_as_long_as_the_weights_filter_by_filter():
    rng = np.random.default_rng(0)
    weights = [rng.normal(size=(4, 3, 3, 3)), rng.normal(size=5)]
    kernel, vector = slice_landscapes.directions(weights, rng)
    np.testing.assert_allclose(*(np.linalg.norm(w.reshape(4, -1), axis=1) for w in (kernel, weights[0])))
    assert not vector.any()


@pytest.mark.parametrize("block", [ResidualBlock, ByMasks])
def test_a_deep_network_of_any_block_learns(block):
    rng = np.random.default_rng(0)
    labels = np.arange(128) % 2
    images = (rng.normal(0, 0.2, (128, 1, 14, 14)) + labels[:, None, None, None]).astype(np.float32)
    losses = Deep(2, True, rng, block=block).fit(images, labels, steps=12)
    assert losses[-1] < 0.5 * losses[0]


def test_the_layers_of_the_notebook_are_those_of_the_check():
    source = (resource("notebooks") / "source" / "09_classic_cnns.md").read_text(encoding="utf-8")
    cells = re.findall(r"```python\n(.*?)```", source, re.DOTALL)
    given = next(cell for cell in cells if cell.startswith("class Conv:"))
    assert Path(_layers.__file__).read_text(encoding="utf-8").endswith(given)


@pytest.mark.parametrize("stride", [1, 2])
def test_the_given_layers_are_those_of_pytorch(stride):
    rng = np.random.default_rng(3)
    x, w = rng.normal(size=(2, 3, 5, 6)), rng.normal(size=(4, 3, 3, 3))
    conv, norm = _layers.Conv(w, stride), _layers.BatchNorm(4)
    out = norm.forward(conv.forward(x))
    dout = rng.normal(size=out.shape)
    dx = conv.backward(norm.backward(dout))
    tx, tw = (torch.tensor(a, requires_grad=True) for a in (x, w))
    maps = nn.functional.conv2d(tx, tw, stride=stride, padding=1)
    expected = nn.functional.batch_norm(maps, None, None, training=True, eps=1e-5)
    expected.backward(torch.tensor(dout))
    np.testing.assert_allclose(out, expected.detach(), atol=1e-10)
    np.testing.assert_allclose(dx, tx.grad, atol=1e-10)
    np.testing.assert_allclose(conv.dw, tw.grad, atol=1e-9)


def test_the_challenge_says_what_is_beyond_a_limit():
    within, beyond = fashion_budget.Score(0.8, 20_000, 40.0), fashion_budget.Score(0.9, 20_001, 10.0)
    assert within.allowed
    assert not beyond.allowed
    assert "beyond" in str(beyond)
    assert "beyond" not in str(within)
    with pytest.raises(TypeError, match="Module"):
        fashion_budget.score(lambda images, labels: None)
