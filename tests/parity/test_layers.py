"""Layers: with the same weights NumPy and PyTorch agree on outputs, all gradients and buffers."""

import inspect
from typing import Any

import numpy as np
import pytest
import torch
from parity import TOLERANCES, assert_close, layer, layers

import dlcourse.numpy.layers as numpy_layers
import dlcourse.torch.layers as torch_layers
from dlcourse.numpy.sequential import Sequential as NumpySequential
from dlcourse.torch.sequential import Sequential as TorchSequential

EXAMPLES = [*layers(), layer("SwapAxes", 0, 1, shape=(4, 2, 3))]
TESTED_BELOW = {"Bidirectional", "Dropout", "Embedding", "GaussianNoise", "Layer", "Residual"}


def rng_of(backend: str, name: str, seed: int) -> dict[str, Any]:
    """The generator that a layer draws its weights with, if it has any."""
    module = {"numpy": numpy_layers, "torch": torch_layers}[backend]
    if "rng" not in inspect.signature(getattr(module, name)).parameters:
        return {}
    return {"rng": np.random.default_rng(seed) if backend == "numpy" else torch.Generator().manual_seed(seed)}


def twins(name: str, args: tuple, options: dict, dtype: str):
    """Make both layers, with the same weights, all of them random."""
    ours = getattr(numpy_layers, name)(*args, **options, **rng_of("numpy", name, 5))
    theirs = getattr(torch_layers, name)(*args, **options, **rng_of("torch", name, 6))
    return with_random_weights(ours, theirs, dtype)


def with_random_weights(ours: numpy_layers.Layer, theirs: torch.nn.Module, dtype: str, scale: float = 1.0):
    """Give both the same weights between 0.5 and 1.5 times the scale; large ones saturate a stack."""
    rng = np.random.default_rng(7)
    weights = {name: scale * (0.5 + rng.random(array.shape)) for name, array in ours.weights().items()}
    ours.astype(dtype).load_weights(weights)
    theirs = theirs.to(getattr(torch, dtype))
    if weights:
        theirs.load_weights(weights)
    return ours, theirs


def assert_agreement(ours: numpy_layers.Layer, theirs: torch.nn.Module, x: np.ndarray, tolerance: float):
    """Compare a forward and a backward, with a random upstream gradient."""
    expected_x = torch.from_numpy(x.copy()).requires_grad_(x.dtype.kind == "f")
    out, expected = ours.forward(x), theirs(expected_x)
    assert_close(out, expected, tolerance, "output")
    dout = np.random.default_rng(8).standard_normal(out.shape).astype(out.dtype)
    dx = ours.backward(dout)
    expected.backward(torch.from_numpy(dout))
    if x.dtype.kind == "f":
        assert_close(dx, expected_x.grad, tolerance, "gradient of the input")
    parameters = dict(theirs.named_parameters())
    assert set(ours.params) == set(ours.grads) == set(parameters)
    for name, gradient in ours.grads.items():
        assert_close(gradient, parameters[name].grad, tolerance, f"gradient of {name}")
    for name, tensor in theirs.state_dict().items():
        assert_close(ours.weights()[name], tensor, tolerance, name)


@pytest.mark.parametrize("training", [True, False], ids=["training", "evaluation"])
@pytest.mark.parametrize("dtype", TOLERANCES)
@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_same_weights_give_same_outputs_and_gradients(example, dtype, training):
    ours, theirs = twins(example.name, example.args, example.options, dtype)
    for side in (ours, theirs):
        side.train() if training else side.eval()
    x = np.random.default_rng(1).standard_normal(example.shape).astype(dtype)
    assert_agreement(ours, theirs, x, TOLERANCES[dtype])


@pytest.mark.parametrize("dtype", TOLERANCES)
def test_an_embedding_passes_its_gradient_to_repeated_rows(dtype):
    ours = numpy_layers.Embedding(4, 3, rng=np.random.default_rng(0))
    theirs = torch_layers.Embedding(4, 3, rng=torch.Generator())
    ours, theirs = with_random_weights(ours, theirs, dtype)
    assert_agreement(ours, theirs, np.array([[1, 3, 1], [0, 3, 3]]), TOLERANCES[dtype])


@pytest.mark.parametrize("with_projection", [False, True])
@pytest.mark.parametrize("dtype", TOLERANCES)
def test_both_paths_of_a_residual_connection(dtype, with_projection):
    def make(layers, rng):
        width = 5 if with_projection else 3
        shortcut = layers.Linear(3, width, rng=rng) if with_projection else None
        return layers.Residual(layers.Linear(3, width, rng=rng), shortcut)

    ours = make(numpy_layers, np.random.default_rng(0))
    theirs = make(torch_layers, torch.Generator())
    ours, theirs = with_random_weights(ours, theirs, dtype)
    x = np.random.default_rng(1).standard_normal((4, 3)).astype(dtype)
    assert_agreement(ours, theirs, x, TOLERANCES[dtype])


@pytest.mark.parametrize("return_sequences", [True, False])
@pytest.mark.parametrize("name", ["RNN", "LSTM", "GRU"])
@pytest.mark.parametrize("dtype", TOLERANCES)
def test_both_directions_of_recurrent_layers_in_a_stack(dtype, name, return_sequences):
    def make(layers, sequential, rng):
        one = getattr(layers, name)
        inner = layers.Bidirectional(one(3, 4, rng=rng), one(3, 2, rng=rng))
        outer = (one(6, 5, rng=rng, return_sequences=return_sequences) for _ in range(2))
        return sequential(inner, layers.Bidirectional(*outer))

    ours = make(numpy_layers, NumpySequential, np.random.default_rng(0))
    theirs = make(torch_layers, TorchSequential, torch.Generator())
    ours, theirs = with_random_weights(ours, theirs, dtype, scale=0.2)
    x = np.random.default_rng(1).standard_normal((5, 2, 3)).astype(dtype)
    assert_agreement(ours, theirs, x, TOLERANCES[dtype])
    assert ours.forward(x).shape == ((5, 2, 10) if return_sequences else (2, 10))


@pytest.mark.parametrize("layers", [numpy_layers, torch_layers], ids=["numpy", "torch"])
def test_two_directions_that_return_different_things_are_refused(layers):
    rng = np.random.default_rng(0) if layers is numpy_layers else torch.Generator()
    ahead, back = layers.RNN(2, 3, rng=rng), layers.RNN(2, 3, rng=rng, return_sequences=False)
    with pytest.raises(ValueError, match="return_sequences=True ahead and return_sequences=False back"):
        layers.Bidirectional(ahead, back)


@pytest.mark.parametrize("make", ["Dropout", "GaussianNoise"])
def test_random_layers_are_the_identity_in_evaluation(make):
    x = np.random.default_rng(0).standard_normal((4, 5))
    ours = getattr(numpy_layers, make)(0.5, rng=np.random.default_rng(0)).eval()
    theirs = getattr(torch_layers, make)(0.5, rng=torch.Generator()).eval()
    np.testing.assert_array_equal(ours.forward(x), x)
    assert torch.equal(theirs(torch.from_numpy(x)), torch.from_numpy(x))


@pytest.mark.parametrize(
    "name", ["Linear", "Conv2d", "ConvTranspose2d", "RNN", "LSTM", "GRU", "MultiHeadAttention", "BatchNorm"]
)
def test_both_sides_draw_initial_weights_from_the_same_distribution(name):
    args = {
        "BatchNorm": (64,),
        "Conv2d": (8, 64, 5),
        "ConvTranspose2d": (64, 8, 5),
        "MultiHeadAttention": (64, 4),
    }.get(name, (64, 96))
    ours = getattr(numpy_layers, name)(*args, **rng_of("numpy", name, 0))
    theirs = getattr(torch_layers, name)(*args, **rng_of("torch", name, 0))
    for key, tensor in theirs.state_dict().items():
        array, tensor = ours.weights()[key].ravel(), tensor.ravel()
        assert array.std() == pytest.approx(tensor.std(correction=0).item(), rel=0.05, abs=1e-6), key
        quantiles = [0.05, 0.25, 0.75, 0.95]
        np.testing.assert_allclose(
            np.quantile(array, quantiles), np.quantile(tensor, quantiles), atol=0.1 * array.std() + 1e-6
        )


def test_every_layer_is_compared():
    assert {example.name for example in EXAMPLES} | TESTED_BELOW == set(numpy_layers.__all__)


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_weights_that_do_not_fit_are_refused(backend):
    layer = (
        numpy_layers.Linear(2, 3, rng=np.random.default_rng(0))
        if backend == "numpy"
        else torch_layers.Linear(2, 3, rng=torch.Generator())
    )
    w, b = np.ones((2, 3)), np.ones(3)
    with pytest.raises(ValueError, match=r"load_weights: missing \['b'\], unknown \['bias'\]"):
        layer.load_weights({"w": w, "bias": b})
    with pytest.raises(ValueError, match=r"load_weights: w must have shape \(2, 3\), got \(3, 2\)"):
        layer.load_weights({"w": w.T, "b": b})


def test_weights_travel_there_and_back():
    ours = numpy_layers.LSTM(3, 4, rng=np.random.default_rng(0))
    theirs = torch_layers.LSTM(3, 4, rng=torch.Generator()).load_weights(ours.weights())
    back = numpy_layers.LSTM(3, 4, rng=np.random.default_rng(1)).load_weights(theirs.state_dict())
    for name, array in ours.weights().items():
        np.testing.assert_array_equal(back.weights()[name], array)
