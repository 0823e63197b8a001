"""What makes the first use of torch slow, done before it counts."""

import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

_COMPILER = "torch._dynamo"


def warm_torch() -> None:
    """Import torch and train one step."""
    import torch

    if _COMPILER not in sys.modules:
        sys.modules[_COMPILER] = vars(torch)["_dynamo"] = _NotCompiling(_COMPILER)
    with torch.random.fork_rng(devices=[]):
        model = torch.nn.Linear(4, 2)
        for optimizer in (torch.optim.SGD(model.parameters(), 0.1), torch.optim.Adam(model.parameters())):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(model(torch.ones(3, 4)), torch.tensor([0, 1, 0])).backward()
            optimizer.step()


class _NotCompiling(ModuleType):
    """What an optimizer asks of torch's compiler, whose 800 modules load as soon as more is asked of it."""

    @staticmethod
    def graph_break(*_: Any, **__: Any) -> None:
        """Nothing is being compiled."""

    @staticmethod
    def disable(function: Callable[..., Any], *_: Any, **__: Any) -> Callable[..., Any]:
        """It is not compiled anyway."""
        return function

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":  # what any module may be asked in passing
            raise AttributeError(name)
        if sys.modules.get(_COMPILER) is self:
            del sys.modules[_COMPILER]
        return getattr(import_module(_COMPILER), name)
