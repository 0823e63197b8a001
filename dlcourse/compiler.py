"""PyTorch's compiler, loaded when something asks for it and not with the first optimizer."""

import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

_COMPILER = "torch._dynamo"


def postpone() -> None:
    """Leave the compiler's 800 modules until one is used.

    Every optimizer loads ``torch._dynamo`` to say what is not to be compiled. ``torch.compile`` and whatever
    else uses the compiler find the real one.
    """
    sys.modules.setdefault(_COMPILER, _NotCompiling(_COMPILER))


class _NotCompiling(ModuleType):
    """What an optimizer asks of the compiler; it gives way to the real one as soon as more is asked."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._not_to_compile: list[Callable[..., Any]] = []

    @staticmethod
    def graph_break(*_: Any, **__: Any) -> None:
        """Nothing is being compiled."""

    def disable(self, function: Callable[..., Any], *_: Any, **__: Any) -> Callable[..., Any]:
        """It is not compiled anyway."""
        self._not_to_compile.append(function)
        return function

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":  # what any module may be asked in passing
            raise AttributeError(name)
        if sys.modules.get(_COMPILER) is self:
            del sys.modules[_COMPILER]
            for function in self._not_to_compile:  # torch has noted our answer there, and shall ask again
                vars(function).pop("__dynamo_disable", None)
        return getattr(import_module(_COMPILER), name)
