"""What an answer needs of its surroundings: global names that it reads, modules that it imports."""

import dis
import inspect
from collections.abc import Iterator
from types import CodeType, ModuleType
from typing import Any

_STUDENT = "__main__"


class NamesUsed:
    """Names and modules that answers use, also by way of other functions of the notebook.

    Attributes:
        names: global names, by their value in the notebook.
        modules: full names of modules, by the name under which the answer knows them.
    """

    def __init__(self, answers: list[Any]):
        self.names: dict[str, Any] = {}
        self.modules: dict[str, str] = {}
        self._seen: set[int] = set()
        for answer in answers:
            self._look_at(answer)

    def _look_at(self, value: Any) -> None:
        if id(value) in self._seen:
            return
        self._seen.add(id(value))
        if inspect.isclass(value):
            for member in vars(value).values():
                self._look_at(getattr(member, "__func__", member))
        function = inspect.unwrap(value) if callable(value) else None
        code, namespace = getattr(function, "__code__", None), getattr(function, "__globals__", {})
        if not isinstance(code, CodeType) or namespace.get("__name__") != _STUDENT:
            return
        for part in _with_nested(code):
            for step in dis.get_instructions(part):
                if step.opname == "IMPORT_NAME":
                    self.modules[step.argval] = step.argval
                elif step.opname in ("LOAD_GLOBAL", "LOAD_NAME") and step.argval in namespace:
                    self._use(step.argval, namespace[step.argval])

    def _use(self, name: str, value: Any) -> None:
        self.names[name] = value
        if isinstance(value, ModuleType):
            self.modules[name] = value.__name__
        elif callable(value) and isinstance(module := getattr(value, "__module__", None), str):
            self.modules[name] = module
            self._look_at(value)


def _with_nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _with_nested(constant)
