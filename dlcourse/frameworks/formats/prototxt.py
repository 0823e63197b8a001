"""Reads Caffe's text files: the network (what is computed) and the solver (how it is trained)."""

from importlib.resources import files
from typing import Any

from dlcourse.frameworks.availability import require

FILES = ("digits_train_val.prototxt", "digits_deploy.prototxt", "digits_solver.prototxt")


def example(name: str) -> str:
    """The text of one of the files in the folder ``caffe``.

    Args:
        name: one of ``FILES``.

    Raises:
        ValueError: there is no file of that name.
    """
    if name not in FILES:
        raise ValueError(f"example: name must be one of {', '.join(FILES)}, got {name!r}")
    return (files(__package__) / "caffe" / name).read_text(encoding="utf-8")


def read_net(text: str) -> Any:
    """Turn a network's text into a message with ``name`` and ``layer``.

    Args:
        text: in the format of a prototxt file.

    Raises:
        FrameworkMissingError: Protocol Buffers are not installed.
        ValueError: the text is wrong, or uses something chapter 14 does not; the message says where.
    """
    return _parse(text, "NetParameter")


def read_solver(text: str) -> Any:
    """Turn a solver's text into a message with ``base_lr``, ``lr_policy`` and so on.

    Args:
        text: in the format of a solver's prototxt file.

    Raises:
        FrameworkMissingError: Protocol Buffers are not installed.
        ValueError: the text is wrong, or uses something chapter 14 does not; the message says where.
    """
    return _parse(text, "SolverParameter")


def layers_in(net: Any, phase: str) -> list[Any]:
    """The layers that take part in a phase: one without ``include`` takes part in both.

    Args:
        net: what ``read_net`` returned.
        phase: "TRAIN" or "TEST".

    Raises:
        ValueError: another phase.
    """
    from dlcourse.frameworks.formats.schema import ENUMS

    if phase not in ENUMS["Phase"]:
        raise ValueError(f"phase must be one of {', '.join(ENUMS['Phase'])}, got {phase!r}")
    number = ENUMS["Phase"].index(phase)
    return [
        layer for layer in net.layer if not layer.include or any(r.phase == number for r in layer.include)
    ]


def _parse(text: str, name: str) -> Any:
    require("google.protobuf")
    from google.protobuf import text_format

    from dlcourse.frameworks.formats.schema import message

    try:
        return text_format.Parse(text, message(name))
    except text_format.ParseError as error:
        raise ValueError(f"{name}: line:column {error}") from error
