"""One call that tries an answer: its arguments and how the result is judged."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Seed:
    """Stands for a random generator among the arguments of a case; each call gets a fresh one."""

    value: int


@dataclass(frozen=True)
class Case:
    """One call of the student's function, and how its result is judged.

    Attributes:
        name: a short title; a key of the catalogue's ``cases`` table, or shown as it is.
        args: positional arguments; every call gets its own copies.
        kwargs: keyword arguments.
        prop: ``prop(result, *args, **kwargs)`` for results that have no single right value: true or false,
            or a sentence about the part that does not hold (empty: all holds); without it the result must
            equal the reference's.
        tol: largest relative error ``max|got - expected| / max|expected|``; default by dtype.
        weight: the case's part of the answer's points, relative to the other cases.
        quiet: numerical warnings (overflow, division by zero) fail the case.
        play: ``play(answer, *args, **kwargs) -> result`` for answers that are more than a function (a class,
            a training step, a loop): a short script that makes, calls and reads; what it returns is compared.
        typed: the lines that a student types to see the case, where the call or script does not say it well.
    """

    name: str
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    prop: Callable[..., bool | str] | None = None
    tol: float | None = None
    weight: float = 1.0
    quiet: bool = False
    play: Callable[..., Any] | None = None
    typed: str = ""
