"""The small autograd engine: every operation against PyTorch, forks, deep graphs, broadcasting, training."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis.extra.numpy import mutually_broadcastable_shapes
from trainings import assert_holds, xor_by_values

from dlcourse.numpy.autograd import Value, topological_order, unbroadcast

OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "neg": lambda a, b: -a + b,
    "** 3": lambda a, b: a**3,
    "** -0.5": lambda a, b: b**-0.5,
    "exp": lambda a, b: a.exp(),
    "log": lambda a, b: b.log(),
    "tanh": lambda a, b: a.tanh() * b,
    "relu": lambda a, b: a.relu() + b.relu(),
    "sum": lambda a, b: a.sum() * b,
    "sum of an axis": lambda a, b: a.sum(-1) * 2,
    "sum, keepdims": lambda a, b: a.sum(0, keepdims=True) * b,
    "mean": lambda a, b: a.mean() + b.mean(0),
    "mean, keepdims": lambda a, b: a - a.mean(-1, keepdims=True),
    "numbers from the left": lambda a, b: 2 - 3 * a + 1 / b + (1 + a),
    "numbers from the right": lambda a, b: (a - 2) * 3 + b / 4,
    "fork": lambda a, b: a + a * a,
    "diamond": lambda a, b: (a * b).tanh() * (a + b).exp() + (a * b),
}
SHAPES = [((3,), (3,)), ((2, 3), (3,)), ((2, 1), (1, 4)), ((2, 3), (1,)), ((4, 1, 3), (2, 1))]


def gradients(function, arrays, upstream):
    """Output and gradients of our engine and of PyTorch."""
    values = [Value(array) for array in arrays]
    out = function(*values)
    tensors = [torch.tensor(array, requires_grad=True) for array in arrays]
    expected = function(*tensors)
    upstream = upstream.standard_normal(out.shape)
    out.backward(upstream)
    wanted = torch.autograd.grad(
        expected, tensors, torch.tensor(upstream), allow_unused=True, materialize_grads=True
    )
    return out, [value.grad for value in values], expected, wanted


@pytest.mark.parametrize("shapes", SHAPES, ids=str)
@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS.keys())
def test_operations_agree_with_pytorch(operation, shapes):
    rng = np.random.default_rng(0)
    a, b = rng.standard_normal(shapes[0]), rng.uniform(0.5, 2, shapes[1])
    out, got, expected, wanted = gradients(operation, [a, b], rng)
    np.testing.assert_allclose(out.data, expected.detach().numpy())
    for ours, theirs in zip(got, wanted, strict=True):
        assert ours.shape == theirs.shape
        np.testing.assert_allclose(ours, theirs.numpy(), rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize(
    ("function", "shapes"),
    [
        (lambda a, b: a @ b, [(2, 3), (3, 4)]),
        (lambda a, b: a @ b, [(5, 2, 3), (3, 4)]),
        (lambda a, b: a @ b, [(2, 3), (5, 3, 4)]),
        (lambda a, b: (a @ b).tanh() @ b.T, [(2, 3), (3, 4)]),
        (lambda a, b: a.reshape(3, 2) @ b.reshape(2, -1), [(2, 3), (4,)]),
        (lambda a, b: a.T @ b, [(3, 2), (3, 4)]),
        (lambda a, b: a[1] * b[:, 0], [(2, 3), (3, 4)]),
        (lambda a, b: a[[0, 1, 0], [2, 2, 2]] * b[1:], [(2, 3), (4,)]),
        (lambda a, b: (a[0] * a[0, 1]).sum() * b, [(2, 3), (2,)]),
    ],
)
def test_products_and_changes_of_shape_agree_with_pytorch(function, shapes):
    rng = np.random.default_rng(1)
    out, got, expected, wanted = gradients(function, [rng.standard_normal(s) for s in shapes], rng)
    np.testing.assert_allclose(out.data, expected.detach().numpy())
    for ours, theirs in zip(got, wanted, strict=True):
        np.testing.assert_allclose(ours, theirs.numpy(), rtol=1e-10, atol=1e-14)


def test_a_value_used_twice_gets_both_gradients():
    a = Value(3.0)
    (a + a).backward()
    assert a.grad == 2


def test_the_diamond_needs_the_right_order():
    a = Value(2.0)
    b = a * 3
    c = b + a  # b must wait for the gradient that flows through c
    (b * c).backward()
    assert a.grad == 3 * 8 + 6 * 4


def test_a_second_call_adds_the_same_gradients_again():
    a = Value(np.array([1.0, 2.0]))
    out = (a * a).sum()
    out.backward()
    out.backward()
    np.testing.assert_allclose(a.grad, [4, 8])
    a.zero_grad()
    np.testing.assert_array_equal(a.grad, [0, 0])


def test_gradients_of_several_outputs_add_up():
    a = Value(np.array([1.0, 2.0]))
    b = a * 3
    b.sum().backward()
    (b * b).sum().backward()
    np.testing.assert_allclose(a.grad, [3 + 18, 3 + 36])


def test_new_data_does_not_change_what_was_computed_before():
    a, b = Value(2.0), Value(3.0)
    out = (a * b).log() * a.relu() / b
    a.data, b.data = np.array(100.0), np.array(-100.0)
    out.backward()
    expected_a = (1 / 2 * 2 + np.log(6)) / 3
    expected_b = 2 / 9 - 2 * np.log(6) / 9
    np.testing.assert_allclose([a.grad, b.grad], [expected_a, expected_b])


def test_a_graph_may_be_deeper_than_the_recursion_limit():
    a = Value(1.0)
    out = a
    for _ in range(50_000):
        out = out + a
    out.backward()
    assert a.grad == 50_001


def test_every_value_comes_after_its_parents_once():
    a, b = Value(1.0), Value(2.0)
    c = a * b
    out = (c + a) * c
    order = topological_order(out)
    assert len(order) == len(set(order)) == 5
    assert order[-1] is out
    assert all(order.index(p) < order.index(v) for v in order for p in v.parents)


@settings(max_examples=60)
@given(mutually_broadcastable_shapes(num_shapes=1, base_shape=(2, 3, 4), max_dims=3, max_side=4))
def test_unbroadcast_is_the_adjoint_of_broadcasting(shapes):
    """For all x and g: the product of g with the stretched x equals that of unbroadcast(g) with x."""
    (shape,), rng = shapes.input_shapes, np.random.default_rng(0)
    x, g = rng.standard_normal(shape), rng.standard_normal(shapes.result_shape)
    back = unbroadcast(g, shape)
    assert back.shape == shape
    np.testing.assert_allclose((np.broadcast_to(x, g.shape) * g).sum(), (x * back).sum())
    np.testing.assert_allclose(back, torch.tensor(g).sum_to_size(shape).numpy())


@pytest.mark.parametrize("shape", [(4,), (2, 2, 3), (2, 3, 1, 1)])
def test_unbroadcast_refuses_a_shape_that_was_not_stretched(shape):
    with pytest.raises(ValueError, match=r"does not broadcast to \(2, 3\)"):
        unbroadcast(np.ones((2, 3)), shape)


def test_numbers_and_arrays_around_a_value_keep_float32():
    x = Value(np.ones((2, 3), np.float32))
    out = ((2 * x - 1) / 3 + np.float64(0.5)) ** 2
    out = (np.ones((4, 2), np.float32) @ out).mean()
    out.backward()
    assert out.data.dtype == x.grad.dtype == np.float32


def test_an_array_on_the_left_makes_one_value_not_an_array_of_values():
    out = np.array([1.0, 2.0]) * Value(np.array([3.0, 4.0]))
    assert isinstance(out, Value)
    np.testing.assert_array_equal(out.data, [3, 8])


def test_inputs_are_not_changed():
    data, upstream = np.ones(3), np.full(3, 2.0)
    data.flags.writeable = upstream.flags.writeable = False
    x = Value(data)
    (x + x * x).backward(upstream)
    np.testing.assert_array_equal(x.grad, [6, 6, 6])


@pytest.mark.parametrize(
    ("wrong", "error", "text"),
    [
        (lambda: Value(np.array([1, 2])), TypeError, "must hold floating-point numbers, got int64"),
        (lambda: Value(True), TypeError, "got bool"),
        (lambda: Value(np.ones(2)).backward(), ValueError, r"shape \(2,\) needs an upstream gradient"),
        (lambda: Value(np.ones(2)).backward(np.ones(3)), ValueError, r"must have shape \(2,\), got \(3,\)"),
        (lambda: Value(2.0) ** Value(2.0), TypeError, "the exponent must be a plain number"),
        (lambda: Value(np.ones(2)) @ np.ones((2, 2)), ValueError, "both need at least two axes"),
    ],
)
def test_what_cannot_work_says_so(wrong, error, text):
    with pytest.raises(error, match=text):
        wrong()


def test_a_value_shows_its_data_and_its_operation():
    assert repr(Value(2.0) * 3) == "Value(array(6.), op='*')"
    assert repr(Value(2.0)) == "Value(array(2.))"


def test_a_small_network_learns_xor():
    assert_holds(xor_by_values, seed=0)
