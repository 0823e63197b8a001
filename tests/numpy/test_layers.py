"""NumPy layers: what they start from, what backward keeps, and how layers are nested."""

import numpy as np
import pytest

from dlcourse.numpy.init import xavier_normal
from dlcourse.numpy.layers import (
    GRU,
    LSTM,
    RNN,
    BatchNorm,
    Conv2d,
    Dropout,
    GaussianNoise,
    Linear,
    ReLU,
    Residual,
)
from dlcourse.numpy.residual import residual_block, residual_block_backward
from dlcourse.numpy.sequential import Sequential


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def small_network(rng):
    return Sequential(Linear(3, 4, rng=rng), ReLU(), Residual(Linear(4, 4, rng=rng)), Linear(4, 2, rng=rng))


def test_names_say_where_a_parameter_lives(rng):
    model = small_network(rng)
    assert list(model.params) == ["0.w", "0.b", "2.main.w", "2.main.b", "3.w", "3.b"]
    assert model.params["2.main.w"] is model.layers["2"].layers["main"].params["w"]


def test_a_parameter_is_a_field_of_its_layer(rng):
    layer = Linear(3, 4, rng=rng)
    assert layer.w is layer.params["w"]
    layer.astype(np.float64)
    assert layer.w is layer.params["w"]
    assert layer.w.dtype == np.float64
    layer.b = np.ones(4)
    np.testing.assert_array_equal(layer.forward(np.zeros((1, 3)))[0], layer.weights()["b"])
    with pytest.raises(TypeError):
        layer.params["w"] = np.zeros((3, 4))


def test_gradients_come_in_the_order_of_the_parameters(rng):
    model = small_network(rng)
    model.backward(np.ones_like(model.forward(np.ones((5, 3), np.float32))))
    assert [g.shape for g in model.gradients()] == [p.shape for p in model.parameters()]
    assert all(g is model.grads[name] for g, name in zip(model.gradients(), model.params, strict=True))


def test_the_parameters_of_a_network_cannot_be_replaced_without_effect(rng):
    with pytest.raises(TypeError):
        small_network(rng).params["0.w"] = np.zeros((3, 4), np.float32)


@pytest.mark.parametrize(
    "make", [lambda rng: Linear(3, 2, rng=rng), small_network, lambda rng: Residual(Linear(3, 3, rng=rng))]
)
def test_half_a_backward_gives_the_same_as_the_whole_one(make, rng):
    layer = make(rng).astype(np.float64)
    x = rng.standard_normal((5, 3))
    dout = rng.standard_normal(layer.forward(x).shape)
    dx = layer.backward(dout)
    grads = dict(layer.grads)

    layer.forward(x)
    layer.backward_parameters(dout)
    assert set(layer.grads) == set(grads)
    for name, gradient in grads.items():
        np.testing.assert_allclose(layer.grads[name], gradient, rtol=1e-12)

    kept = dict(layer.grads)
    layer.forward(x)
    np.testing.assert_allclose(layer.backward_input(2 * dout), 2 * dx, rtol=1e-12)
    assert all(layer.grads[name] is gradient for name, gradient in kept.items())


def test_a_sequence_of_rows_in_half_a_backward(rng):
    layer = Linear(3, 2, rng=rng).astype(np.float64)
    dout = rng.standard_normal(layer.forward(rng.standard_normal((4, 5, 3))).shape)
    layer.backward(dout)
    whole = layer.grads
    layer.backward_parameters(dout)
    for name in whole:
        np.testing.assert_allclose(layer.grads[name], whole[name], rtol=1e-12)


def test_training_and_evaluation_reach_every_layer(rng):
    inner = Dropout(0.5, rng=rng)
    model = Sequential(Residual(Sequential(inner)))
    assert inner.training
    assert not model.eval().training
    assert not inner.training
    model.train()
    assert inner.training


def test_another_dtype_reaches_parameters_and_buffers(rng):
    model = Sequential(Conv2d(1, 2, 3, rng=rng), BatchNorm(2)).astype(np.float64)
    assert {array.dtype for array in model.weights().values()} == {np.dtype(np.float64)}
    assert model.forward(rng.standard_normal((2, 1, 5, 5))).dtype == np.float64


def test_loading_writes_into_the_arrays_that_an_optimizer_holds(rng):
    model = small_network(rng)
    held = model.parameters()
    model.load_weights({name: np.full(array.shape, 7.0) for name, array in model.weights().items()})
    assert all((array == 7).all() and array.dtype == np.float32 for array in held)


def test_weights_are_copies(rng):
    layer = Linear(2, 2, rng=rng)
    layer.weights()["w"][...] = 9
    assert (layer.params["w"] != 9).all()


def test_batch_normalisation_remembers_statistics_in_training_only(rng):
    layer = BatchNorm(3, momentum=1.0)
    x = (5 + 2 * rng.standard_normal((1000, 3))).astype(np.float32)
    layer.eval().forward(x)
    np.testing.assert_array_equal(layer.buffers["running_mean"], 0)
    layer.train().forward(x)
    np.testing.assert_allclose(layer.buffers["running_mean"], x.mean(0), rtol=1e-5)
    np.testing.assert_allclose(layer.eval().forward(x).std(0), 1, rtol=1e-2)


@pytest.mark.parametrize("make", [lambda rng: Dropout(0.4, rng=rng), lambda rng: GaussianNoise(0.4, rng=rng)])
def test_each_forward_draws_afresh_and_a_seed_fixes_it(make):
    x = np.ones((200, 50), np.float32)
    layer = make(np.random.default_rng(1))
    first, second = layer.forward(x), layer.forward(x)
    assert not np.array_equal(first, second)
    np.testing.assert_array_equal(make(np.random.default_rng(1)).forward(x), first)
    assert first.mean() == pytest.approx(1, abs=0.02)
    assert first.dtype == np.float32


def test_noise_has_the_given_deviation_and_lets_the_gradient_pass(rng):
    layer = GaussianNoise(0.3, rng=rng)
    x = np.zeros((1000, 20), np.float32)
    assert layer.forward(x).std() == pytest.approx(0.3, rel=0.02)
    dout = rng.standard_normal(x.shape).astype(np.float32)
    np.testing.assert_array_equal(layer.backward(dout), dout)


def test_dropout_passes_the_gradient_where_it_passed_the_input(rng):
    layer = Dropout(0.5, rng=rng)
    x = np.ones((30, 40), np.float32)
    np.testing.assert_array_equal(layer.forward(x), layer.backward(x))


def test_a_convolution_without_bias_has_none(rng):
    layer = Conv2d(2, 3, 3, rng=rng, bias=False)
    layer.backward(layer.forward(rng.standard_normal((1, 2, 5, 5), dtype=np.float32)))
    assert list(layer.params) == list(layer.grads) == ["w"]


def test_initial_weights(rng):
    linear = Linear(400, 300, rng=rng)
    assert linear.params["w"].var() == pytest.approx(2 / 400, rel=0.02)
    assert not linear.params["b"].any()
    assert Linear(400, 300, rng=rng, init=xavier_normal).params["w"].var() == pytest.approx(2 / 700, rel=0.02)


@pytest.mark.parametrize(("cell", "gates"), [(RNN, 1), (LSTM, 4), (GRU, 3)])
def test_each_gate_starts_orthogonal(cell, gates, rng):
    layer = cell(3, 8, rng=rng)
    for block in np.split(layer.params["wh"], gates, axis=1):
        np.testing.assert_allclose(block @ block.T, np.eye(8), atol=1e-5)


def test_an_lstm_starts_out_remembering(rng):
    b = LSTM(3, 5, rng=rng).params["b"]
    np.testing.assert_array_equal(b.reshape(4, 5), [[0] * 5, [1] * 5, [0] * 5, [0] * 5])


@pytest.mark.parametrize("cell", [RNN, LSTM, GRU])
def test_the_last_state_is_the_last_of_all_states(cell, rng):
    every = cell(3, 4, rng=rng)
    last = cell(3, 4, rng=rng, return_sequences=False).load_weights(every.weights())
    x = rng.standard_normal((6, 2, 3), dtype=np.float32)
    np.testing.assert_array_equal(last.forward(x), every.forward(x)[-1])
    dlast = rng.standard_normal((2, 4), dtype=np.float32)
    dout = np.zeros((6, 2, 4), np.float32)
    dout[-1] = dlast
    np.testing.assert_allclose(last.backward(dlast), every.backward(dout), atol=1e-6)


@pytest.mark.parametrize(
    "make",
    [
        ReLU,
        lambda: Dropout(0.5, rng=np.random.default_rng(0)),
        lambda: LSTM(2, 3, rng=np.random.default_rng(0)),
        lambda: Conv2d(2, 3, 3, rng=np.random.default_rng(0)),
        lambda: Linear(2, 3, rng=np.random.default_rng(0)),
    ],
)
def test_backward_needs_a_forward_before_it(make):
    with pytest.raises(RuntimeError, match="call forward before backward"):
        make().backward(np.ones((4, 3), np.float32))


@pytest.mark.parametrize("projected", [False, True])
def test_layers_make_the_same_block_as_the_function(projected, rng):
    before, after, stride = (2, 3, 2) if projected else (3, 3, 1)
    options = {"rng": rng, "bias": False}
    main = Sequential(
        Conv2d(before, after, 3, stride=stride, padding=1, **options),
        BatchNorm(after),
        ReLU(),
        Conv2d(after, after, 3, padding=1, **options),
        BatchNorm(after),
    )
    shortcut = Conv2d(before, after, 1, stride=stride, **options) if projected else None
    block = Sequential(Residual(main, shortcut), ReLU()).astype(np.float64)
    x = rng.standard_normal((3, before, 6, 5))

    out, cache = residual_block(x, *block.parameters(), training=True, stride=stride)
    np.testing.assert_allclose(block.forward(x), out, rtol=1e-10)
    dout = rng.standard_normal(out.shape)
    expected_dx, *expected = residual_block_backward(dout, cache)
    np.testing.assert_allclose(block.backward(dout), expected_dx, rtol=1e-10)
    for gradient, wanted in zip(block.gradients(), expected, strict=True):
        np.testing.assert_allclose(gradient, wanted, rtol=1e-9, atol=1e-12)
