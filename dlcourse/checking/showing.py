"""Shows values, calls and outcomes: what a student can type again, the numbers first."""

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from dlcourse.checking.arrays import dtype_name, is_array, is_tensor, to_numpy, type_name
from dlcourse.checking.calling.arguments import named
from dlcourse.checking.calling.outcome import Outcome
from dlcourse.checking.case import Case, Seed
from dlcourse.checking.texts import Texts

_LONGEST = 600
_TYPED_NUMBERS = 60
"""Arrays with more numbers are shortened, although they cannot be typed again then."""
_SHOWN_NUMBERS = 12
_DEFAULT_DTYPES = ("float64", "int64", "bool")


def show_value(value: Any) -> str:
    """A value that came back, on one line: ``[0.5, 0.731]``."""
    if is_array(value):
        return _cut(_numbers(value, precision=4, most=_SHOWN_NUMBERS))
    if isinstance(value, tuple | list | dict):
        return _cut(_container(value, show_value))
    return _cut(_plain(value))


def show_form(value: Any) -> str:
    """Kind, dtype and shape: ``array of float64, shape (2,)``; empty for what is no array."""
    if not is_array(value):
        return ""
    kind = "tensor" if is_tensor(value) else "array"
    return f"{kind} of {dtype_name(value)}, shape {tuple(value.shape)}"


def show_call(name: str, case: Case) -> str:
    """The lines a student types to see the case again."""
    if case.typed:
        return case.typed
    if case.play is None:
        args = [typed(arg) for arg in case.args]
        args += [f"{key}={typed(value)}" for key, value in case.kwargs.items()]
        return f"{name}({', '.join(args)})"
    return _script(name, case.play, case)


def show_outcome(outcome: Outcome, texts: Texts) -> str:
    """The value that came back, or what happened instead."""
    if outcome.kind == "returned":
        return show_value(outcome.value)
    return texts.outcome(outcome)


def typed(value: Any) -> str:
    """An expression that gives the value, arrays written out as long as they are short."""
    if isinstance(value, Seed):
        return f"np.random.default_rng({value.value})"
    if is_array(value):
        return _typed_array(value)
    if isinstance(value, tuple | list | dict):
        return _container(value, typed)
    return _plain(value)


def size_of(case: Case) -> int:
    """How many numbers the arguments of a case hold: the smallest failing case is shown."""
    return sum(_size(value) for value in (*case.args, *case.kwargs.values()))


def _size(value: Any) -> int:
    if is_array(value):
        return int(np.prod(tuple(value.shape), dtype=int))
    if isinstance(value, tuple | list):
        return sum(map(_size, value))
    return 1


def _script(name: str, play: Callable[..., Any], case: Case) -> str:
    """The arguments, then what the script does with the answer."""
    given = named(play, (name, *case.args), case.kwargs)
    first, *others = given.items()
    lines = [f"{key} = {typed(value)}" for key, value in others if key != name]
    if first[0] != name:
        lines.insert(0, f"{first[0]} = {name}")
    body = _body(play)
    return "\n".join([*lines, *(body or [f"{name}(...)"])])


def _body(play: Callable[..., Any]) -> list[str]:
    """The statements of a script; none where its source cannot be had."""
    try:
        (function,) = ast.parse(textwrap.dedent(inspect.getsource(play))).body
    except (OSError, TypeError, SyntaxError, ValueError):  # a lambda stands in the middle of a statement
        return []
    if not isinstance(function, ast.FunctionDef):
        return []
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    return [_statement(each) for each in statements]


def _statement(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Return) and statement.value:
        return ast.unparse(statement.value)
    return ast.unparse(statement)


def _typed_array(array: Any) -> str:
    name = "torch.tensor" if is_tensor(array) else "np.array"
    dtype = dtype_name(array)
    default = "float32" if is_tensor(array) else "float64"
    kind = "torch" if is_tensor(array) else "np"
    suffix = "" if dtype in (default, *_DEFAULT_DTYPES[1:]) else f", dtype={kind}.{dtype}"
    if 0 in array.shape:
        return f"{kind}.zeros({tuple(array.shape)})"
    return f"{name}({_numbers(array, precision=6, most=_TYPED_NUMBERS)}{suffix})"


def _numbers(array: Any, precision: int, most: int) -> str:
    numbers = to_numpy(array)
    if numbers.dtype.kind == "f":
        numbers = numbers + 0.0  # no negative zeros
    text = np.array2string(numbers, precision=precision, separator=", ", threshold=most, edgeitems=3)
    for word in ("nan", "inf"):
        text = text.replace(word, f"np.{word}")
    return re.sub(r"(?<=\[)\s+|\s+(?=[,\]])", "", " ".join(text.split()))


def _container(value: tuple[Any, ...] | list[Any] | Mapping[Any, Any], show: Callable[[Any], str]) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key!r}: {show(item)}" for key, item in value.items()) + "}"
    items = ", ".join(map(show, value))
    if isinstance(value, list):
        return f"[{items}]"
    return f"({items},)" if len(value) == 1 else f"({items})"


def _plain(value: Any) -> str:
    if isinstance(value, float | np.floating):
        number = float(value) + 0.0
        return f"{number:.6g}" if np.isfinite(number) else f"np.{number}".replace("np.-", "-np.")
    if isinstance(value, np.generic):
        return repr(value.item())
    if callable(value):
        return getattr(value, "__name__", type_name(value))
    return repr(value)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
