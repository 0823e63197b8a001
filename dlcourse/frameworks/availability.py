"""Which of the frameworks of chapter 14 are installed, and what to do about the others.

Nothing is imported to find out: packages of this environment are looked up, the two environments of their own
(``.venv-mxnet`` and ``.venv-opencv`` beside this one) carry a mark that their set-up leaves when it is done.
"""

import os
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

TITLES = {
    "tensorflow": "TensorFlow",
    "keras": "Keras",
    "jax": "JAX",
    "onnx": "ONNX",
    "onnxscript": "ONNX Script",
    "onnxruntime": "ONNX Runtime",
    "tensorboard": "TensorBoard",
    "lupa": "Lua (lupa)",
    "torchfile": "torchfile",
    "google.protobuf": "Protocol Buffers",
    "mxnet": "MXNet",
    "opencv": "OpenCV 4",
}
OWN_ENVIRONMENT = ("mxnet", "opencv")
COMMAND = "make frameworks"


class FrameworkMissingError(RuntimeError):
    """A framework is not installed; the message says which command installs it."""


def missing(*names: str) -> str | None:
    """Say what is missing and how to get it.

    Args:
        names: keys of ``TITLES``.

    Returns:
        None when all of them are installed, else one sentence for the reader, about the first that is not.

    Raises:
        ValueError: chapter 14 uses nothing of that name.
    """
    for name in names:
        if name not in TITLES:
            raise ValueError(f"missing: name must be one of {', '.join(TITLES)}, got {name!r}")
        if not (_is_ready(name) if name in OWN_ENVIRONMENT else _is_found(name)):
            where = "in the folder of the course, then restart the kernel"
            return f"{TITLES[name]} is not installed: run '{COMMAND}' {where}."
    return None


def available(name: str, say: Callable[[str], object] = print) -> bool:
    """Whether something is installed; says how to get it when it is not.

    Args:
        name: a key of ``TITLES``.
        say: is given the sentence.
    """
    sentence = missing(name)
    if sentence:
        say(sentence)
    return sentence is None


def require(*names: str) -> None:
    """Go on only with everything installed.

    Args:
        names: keys of ``TITLES``.

    Raises:
        FrameworkMissingError: with the sentence about the first one that is missing.
    """
    sentence = missing(*names)
    if sentence:
        raise FrameworkMissingError(sentence)


def python_of(name: str) -> Path:
    """The Python of a framework that has an environment of its own.

    Args:
        name: "mxnet" or "opencv".

    Raises:
        FrameworkMissingError: it is not there.
    """
    require(name)
    folder = _environment(name)
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _environment(name: str) -> Path:
    return Path(sys.prefix).with_name(f".venv-{name}")


def _is_ready(name: str) -> bool:
    return (_environment(name) / "ready").is_file()


def _is_found(name: str) -> bool:
    parent = name.partition(".")[0]
    return find_spec(parent) is not None and find_spec(name) is not None
