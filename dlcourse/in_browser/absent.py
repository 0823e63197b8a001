"""Stands in for packages that a browser cannot have: importing them works, using them says where they are."""

import sys
from collections.abc import MutableSequence, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, NoReturn


class NotHereError(BaseException):
    """Code that runs on the student's own machine only.

    Not an ``Exception``: no answer of a student may catch it.
    """


class _Unusable:
    """What a class becomes that is derived from something absent: it can be written, not used."""

    def __new__(cls, *args: Any, **kwargs: Any) -> NoReturn:
        raise NotHereError(cls.__name__)


class _Absent(ModuleType):
    """A package that is not there, or anything in it."""

    __path__: MutableSequence[str] = []  # noqa: RUF012 - a package without files

    def __getattr__(self, name: str) -> "_Absent":
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return _Absent(f"{self.__name__}.{name}")

    def __call__(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise NotHereError(self.__name__)

    def __or__(self, other: Any) -> "_Absent":
        return self  # as in an annotation

    __ror__ = __or__

    def __mro_entries__(self, bases: tuple) -> tuple[Any, ...]:
        first = next(base for base in bases if isinstance(base, _Absent))
        there = any(isinstance(base, type) and issubclass(base, _Unusable) for base in bases)
        return (_Unusable,) if self is first and not there else ()


def _used(self: _Absent, *others: Any) -> NoReturn:
    raise NotHereError(self.__name__)


_ARITHMETIC = ("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "matmul", "lt", "gt")
for _operation in (*_ARITHMETIC, "iter", "len", "enter", "getitem", "float"):
    setattr(_Absent, f"__{_operation}__", _used)


class _Finder(MetaPathFinder, Loader):
    def __init__(self, packages: Sequence[str]):
        self.packages = packages

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> ModuleSpec | None:
        ours = fullname.partition(".")[0] in self.packages
        return ModuleSpec(fullname, self, is_package=True) if ours else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Absent(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to run."""


def stand_in_for(*packages: str) -> None:
    """Let these packages be imported, unless they are there."""
    sys.meta_path.append(_Finder(packages))
