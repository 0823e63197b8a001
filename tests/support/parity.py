"""One engine for every pair of references: the same call in NumPy and in PyTorch, with equal results.

A test file gives each operator a hypothesis strategy that draws a ``Call``; the engine does the rest::

    @st.composite
    def linear_calls(draw):
        n, d, h = draw(sizes), draw(sizes), draw(sizes)
        rng = draw(generators)
        return call(rng.standard_normal((n, d)), rng.standard_normal((d, h)), rng.standard_normal(h))

    OPERATIONS = {"dense.linear": linear_calls()}
    LAYERS = [layer("Linear", 5, 3, shape=(4, 5))]

    def test_linear():
        assert_parity("dense.linear", OPERATIONS["dense.linear"])

The tables of all files together serve the tests of layers and those on a GPU.
Arrays are drawn in float64; the engine repeats every call in float32, and with arrays in Fortran order.

How equal is equal: the largest difference may be ``TOLERANCES`` times the largest number of the result, and
beyond that the rounding of the sums behind it, see ``rounding``. No tolerance is chosen for a single test.
"""

import inspect
import runpy
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

TOLERANCES = {"float32": 1e-5, "float64": 1e-10}

sizes = st.integers(1, 5)
generators = st.integers(0, 2**32 - 1).map(np.random.default_rng)


class Call(NamedTuple):
    """The arguments of one call; arrays may also stand inside tuples, lists and dictionaries."""

    args: tuple
    options: dict


def call(*args: Any, **options: Any) -> Call:
    """Write a ``Call`` as one writes the call itself."""
    return Call(args, options)


class LayerExample(NamedTuple):
    """A layer and the shape of its input."""

    name: str
    args: tuple
    options: dict
    shape: tuple

    def __str__(self) -> str:
        return ", ".join([self.name, *map(str, self.args), *(f"{k} {v}" for k, v in self.options.items())])


def layer(name: str, *args: Any, shape: tuple, **options: Any) -> LayerExample:
    """Write a ``LayerExample`` as one writes the layer itself."""
    return LayerExample(name, args, options, shape)


def operations() -> dict[str, st.SearchStrategy[Call]]:
    """Draws calls of every operation: the tables ``OPERATIONS`` of all parity tests together."""
    return {path: calls for table in _tables("OPERATIONS") for path, calls in table.items()}


def layers() -> list[LayerExample]:
    """The tables ``LAYERS`` of all parity tests together."""
    return [example for table in _tables("LAYERS") for example in table]


class Results(NamedTuple):
    """What one backend returned; ``gradients`` and ``cache`` are None where the function has no backward."""

    out: Any
    gradients: Any
    cache: Any


def assert_parity(path: str, calls: st.SearchStrategy[Call], *, examples: int = 25) -> None:
    """Assert that ``dlcourse.numpy`` and ``dlcourse.torch`` agree on many calls of one function.

    Compared are outputs, and gradients for a random upstream gradient, in value, shape and dtype. The arrays
    handed to the NumPy side are read-only, so that a function that changes its inputs fails.

    Args:
        path: family and function, such as ``"conv.conv2d"``.
        calls: draws one ``Call`` with NumPy arrays; floating-point ones are cast to each dtype in turn.
        examples: how many calls to draw.
    """

    @settings(max_examples=examples, derandomize=True)
    @given(calls)
    def both_sides_agree(drawn: Call) -> None:
        for dtype, tolerance in TOLERANCES.items():
            expected = run("torch", path, drawn, dtype)
            rounded = rounding(dtype, drawn, expected.out, expected.gradients)
            for order in "CF":
                got = run("numpy", path, drawn, dtype, order=order)
                where = f"in {dtype}, {order} order"
                assert_close(got.out, expected.out, tolerance, f"{path}: out {where}", rounded)
                assert_close(
                    got.gradients, expected.gradients, tolerance, f"{path}: gradients {where}", rounded
                )

    both_sides_agree()


def assert_same_on(device: str, path: str, calls: st.SearchStrategy[Call], *, examples: int = 5) -> None:
    """Assert that a function of ``dlcourse.torch`` computes on another device what it computes on the CPU.

    Args:
        device: such as ``"cuda"``, where sums may come in any order.
        path: family and function.
        calls: draws one ``Call`` with NumPy arrays.
        examples: how many calls to draw.
    """

    @settings(max_examples=examples, derandomize=True)
    @given(calls)
    def both_devices_agree(drawn: Call) -> None:
        for dtype, tolerance in {"float32": 1e-4, "float64": 1e-10}.items():
            expected, got = (run("torch", path, drawn, dtype, device=each) for each in ("cpu", device))
            for kind in ("out", "gradients"):
                there, here = getattr(got, kind), getattr(expected, kind)
                assert {tensor.device.type for tensor in _tensors(there)} <= {torch.device(device).type}
                assert_close(there, here, tolerance, f"{path}: {kind} on {device} in {dtype}")

    both_devices_agree()


def assert_same_error(path: str, bad: Call, error: type[Exception], text: str) -> None:
    """Assert that both sides refuse a call with the same exception and message, which contains ``text``."""
    messages = []
    for backend in ("numpy", "torch"):
        function, _ = pair(backend, path)
        args, options = _entered(backend, bad, dtype=None)
        with pytest.raises(error) as caught:
            function(*args, **options)
        assert caught.type is error, f"{path} on {backend}"
        messages.append(str(caught.value))
    assert messages[0] == messages[1]
    assert text in messages[0]


def assert_twins(family: str) -> None:
    """Assert that both modules of a family define the same functions with the same parameters."""
    ours, theirs = (
        _signatures(import_module(f"dlcourse.{backend}.{family}")) for backend in ("numpy", "torch")
    )
    assert ours == theirs


def pair(backend: str, path: str) -> tuple[Callable, Callable | None]:
    """Return a function of one backend and its backward, or None where it has none."""
    family, name = path.split(".")
    module = import_module(f"dlcourse.{backend}.{family}")
    return getattr(module, name), getattr(module, f"{name}_backward", None)


def run(
    backend: str, path: str, drawn: Call, dtype: str, *, order: str = "C", device: str = "cpu"
) -> Results:
    """Call a function and its backward on one backend, in one dtype and memory order.

    Asserts that floating-point results keep the dtype and that a second backward gives the same gradients.
    Where a PyTorch function gets tensors, the default device is one that computes nothing: a tensor that is
    not made on the device of the inputs makes the call fail, as it would on a GPU.
    """
    function, backward = pair(backend, path)
    args, options = _entered(backend, drawn, dtype, order, device)
    gets_tensors = any(isinstance(argument, torch.Tensor) for argument in args)
    elsewhere = torch.device("meta") if gets_tensors else nullcontext()
    if backward is None:
        with elsewhere:
            return Results(function(*args, **options), None, None)
    with elsewhere:
        out, cache = function(*args, **options)
    dout = _upstream(backend, out, dtype, order, device)
    with elsewhere:
        gradients = backward(dout, cache)
    _assert_dtype((out, gradients), dtype, f"{path} on {backend}")
    tolerance = 0 if device == "cpu" else 10 * TOLERANCES[dtype]
    assert_close(backward(dout, cache), gradients, tolerance, f"{path} on {backend}: second backward")
    return Results(out, gradients, cache)


def rounding(dtype: str, *values: Any) -> float:
    """How far two right results may differ by the order in which they add: ``n * eps * size``.

    A sum of n terms of about this size passes through values of about ``sqrt(n) * size`` and is rounded n
    times, which leaves about ``n * eps * size``, also where the terms cancel and little remains (as in the
    gradient of a softmax that is nearly sure). How much of it appears depends on how the processor's kernel
    splits the sum. In float64 it is far below ``TOLERANCES`` for results of ordinary size: a wrong formula
    cannot hide there.

    Args:
        dtype: in which the sums are computed.
        values: arguments and results of a call. The largest array says how long a sum can be, the largest
            root mean square how large its terms are.
    """
    arrays = [finite for array in _arrays(values) if (finite := array[np.isfinite(array)]).size]
    length = max((array.size for array in arrays), default=0)
    size = max((np.sqrt(np.mean(array.astype(np.float64) ** 2)) for array in arrays), default=0)
    return float(length * np.finfo(dtype).eps * size)


def _arrays(value: Any) -> Iterator[np.ndarray]:
    """Every floating-point array inside a value, as NumPy."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple | list):
        for item in value:
            yield from _arrays(item)
    elif isinstance(value, np.ndarray | torch.Tensor) and _as_numpy(value).dtype.kind == "f":
        yield _as_numpy(value)


def assert_close(got: Any, expected: Any, tolerance: float, where: str, rounded: float = 0.0) -> None:
    """Assert equal structure, shape and dtype, and a relative error of at most ``tolerance``.

    Of floating-point numbers, a difference of up to ``rounded`` is none.
    """
    if isinstance(expected, tuple | list):
        assert len(got) == len(expected), f"{where}: {len(got)} results, expected {len(expected)}"
        for i, (a, b) in enumerate(zip(got, expected, strict=True)):
            assert_close(a, b, tolerance, f"{where}[{i}]", rounded)
    elif isinstance(expected, dict):
        assert got.keys() == expected.keys(), where
        for key in expected:
            assert_close(got[key], expected[key], tolerance, f"{where}[{key!r}]", rounded)
    elif expected is None:
        assert got is None, where
    else:
        a, b = _as_numpy(got), _as_numpy(expected)
        assert a.dtype == b.dtype, f"{where}: {a.dtype}, expected {b.dtype}"
        assert a.shape == b.shape, f"{where}: shape {a.shape}, expected {b.shape}"
        error = relative_error(a, b, rounded if a.dtype.kind == "f" else 0.0)
        assert error <= tolerance, f"{where}: relative error {error:.2e}\ngot {a}\nexpected {b}"


def relative_error(a: np.ndarray, b: np.ndarray, rounded: float = 0.0) -> float:
    """Return (max|a - b| - rounded) / max|b|: 0 for equal arrays, infinite where only b is all zero."""
    if np.array_equal(a, b, equal_nan=a.dtype.kind == "f"):
        return 0.0
    a, b = a.astype(np.float64), b.astype(np.float64)
    difference, scale = np.abs(a - b).max() - rounded, np.abs(b).max()
    if difference <= 0:
        return 0.0
    return float(difference / scale) if scale > 0 else np.inf


def _tables(name: str) -> list[Any]:
    folder = Path(__file__).parent.parent / "parity"
    files = (f for f in sorted(folder.glob("test_*.py")) if f"\n{name} = " in f.read_text(encoding="utf-8"))
    return [runpy.run_path(str(file))[name] for file in files]


def _tensors(value: Any) -> list[torch.Tensor]:
    if isinstance(value, tuple | list):
        return [tensor for item in value for tensor in _tensors(item)]
    return [value] if isinstance(value, torch.Tensor) else []


def _entered(
    backend: str, drawn: Call, dtype: str | None, order: str = "C", device: str = "cpu"
) -> tuple[tuple, dict]:
    """Return args and options with every array copied into the backend, floating-point ones in ``dtype``."""

    def enter(value: Any) -> Any:
        if isinstance(value, np.ndarray):
            return _array(backend, value, dtype if value.dtype.kind == "f" else None, order, device)
        if isinstance(value, tuple | list):
            return type(value)(enter(item) for item in value)
        if isinstance(value, dict):
            return {key: enter(item) for key, item in value.items()}
        return value

    return enter(drawn.args), enter(drawn.options)


def _array(backend: str, value: np.ndarray, dtype: str | None, order: str, device: str) -> Any:
    copy = np.array(value, dtype=dtype, order=order)
    if backend == "torch":
        return torch.from_numpy(copy).to(device)
    copy.flags.writeable = False
    return copy


def _upstream(backend: str, out: Any, dtype: str, order: str, device: str) -> Any:
    """Draw an upstream gradient for the output, or a tuple of them; the same ones for both backends.

    Its mean is not 0: a sum over many entries would cancel, and in float32 leave mostly rounding.
    """
    rng = np.random.default_rng(2718)
    outs = out if isinstance(out, tuple) else (out,)
    drawn = (rng.normal(0.5, 1, np.shape(_as_numpy(o))) for o in outs)
    douts = tuple(_array(backend, each, dtype, order, device) for each in drawn)
    return douts if isinstance(out, tuple) else douts[0]


def _assert_dtype(value: Any, dtype: str, where: str) -> None:
    if isinstance(value, tuple):
        for item in value:
            _assert_dtype(item, dtype, where)
    else:
        found = _as_numpy(value).dtype
        assert found == dtype, f"{where}: {found} from {dtype}"


def _as_numpy(value: Any) -> np.ndarray:
    return value.detach().cpu().numpy() if isinstance(value, torch.Tensor) else np.asarray(value)


def _signatures(module: Any) -> dict[str, list[tuple]]:
    """Map the public functions of a module to their parameters: name, kind and, if a plain value, default."""
    own = {
        name
        for name, value in inspect.getmembers(module, inspect.isfunction)
        if value.__module__ == module.__name__
    }
    own |= {f"{name}_backward" for name in own if hasattr(module, f"{name}_backward")}
    return {
        name: [
            (p.name, p.kind, p.default if isinstance(p.default, int | float | str | None) else "some default")
            for p in inspect.signature(getattr(module, name)).parameters.values()
        ]
        for name in sorted(own)
        if not name.startswith("_")
    }
