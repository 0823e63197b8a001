"""Writes Torch7's binary ``.t7`` files from PyTorch modules, and reads them with the package ``torchfile``.

The format is a sequence of values. Each begins with the number of its type. Tables and Torch objects have a
running number behind it, so that one that occurs twice need not be written twice.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from torch import nn

from dlcourse.frameworks.availability import require

NIL, NUMBER, STRING, TABLE, TORCH, BOOLEAN = range(6)
VERSION = "V 1"


@dataclass(frozen=True)
class Module:
    """A Torch7 object: the name of its class and its fields."""

    kind: str
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class LongStorage:
    """A list of integers as Torch7 keeps it, for example the sizes of a view."""

    values: tuple[int, ...]


class Writer:
    """Writes values one after the other.

    Args:
        file: open for writing, in binary.
    """

    def __init__(self, file: BinaryIO):
        self._file = file
        self._objects = 0

    def value(self, value: Any) -> None:
        """Write one value with all that is inside.

        Args:
            value: None, a truth value, a number, a string, an array (float32), a list or dictionary (a Lua
                table; lists begin at 1), a ``Module`` or a ``LongStorage``.

        Raises:
            TypeError: anything else.
        """
        match value:
            case None:
                self._integers(NIL)
            case bool():
                self._integers(BOOLEAN, int(value))
            case int() | float():
                self._integers(NUMBER)
                self._file.write(struct.pack("<d", value))
            case str():
                self._integers(STRING)
                self._text(value)
            case np.ndarray():
                self._tensor(value)
            case Module(kind, fields):
                self._begin_object(kind)
                self._table(fields)
            case LongStorage(values):
                self._begin_object("torch.LongStorage")
                self._longs(len(values), *values)
            case list():
                self._table(dict(enumerate(value, start=1)))
            case dict():
                self._table(value)
            case _:
                raise TypeError(f"Torch7 files hold no {type(value).__name__}: {value!r}")

    def _table(self, table: Mapping[Any, Any]) -> None:
        self._integers(TABLE, self._new_number(), len(table))
        for key, value in table.items():
            self.value(key)
            self.value(value)

    def _tensor(self, array: np.ndarray) -> None:
        array = np.ascontiguousarray(array, dtype="<f4")
        self._begin_object("torch.FloatTensor")
        self._integers(array.ndim)
        first = 1  # Lua counts from 1, and so does the offset into the storage
        self._longs(*array.shape, *(stride // array.itemsize for stride in array.strides), first)
        self._begin_object("torch.FloatStorage")
        self._longs(array.size)
        self._file.write(array.tobytes())

    def _begin_object(self, kind: str) -> None:
        self._integers(TORCH, self._new_number())
        self._text(VERSION)
        self._text(kind)

    def _new_number(self) -> int:
        self._objects += 1
        return self._objects

    def _text(self, text: str) -> None:
        data = text.encode()
        self._integers(len(data))
        self._file.write(data)

    def _integers(self, *values: int) -> None:
        self._file.write(struct.pack(f"<{len(values)}i", *values))

    def _longs(self, *values: int) -> None:
        self._file.write(struct.pack(f"<{len(values)}q", *values))


def write(path: str | Path, net: nn.Sequential) -> None:
    """Save a network with its weights as a Torch7 ``nn.Sequential``.

    Args:
        path: of the new file; usually it ends in ".t7".
        net: made of convolutions, mean or maximum pooling, Tanh, ReLU, Flatten and Linear layers.

    Raises:
        ValueError: it has a layer of another kind.
    """
    layers = list(net)
    modules = [_module(layer, layers[i + 1 :]) for i, layer in enumerate(layers)]
    with Path(path).open("wb") as file:
        Writer(file).value(_object("Sequential", modules=modules))


def _module(layer: nn.Module, following: list[nn.Module]) -> Module:
    match layer:
        case nn.Conv2d():
            return _object("SpatialConvolution", **_planes(layer), **_window(layer), **_weights(layer))
        case nn.AvgPool2d():
            options = {
                "ceil_mode": layer.ceil_mode,
                "count_include_pad": layer.count_include_pad,
                "divide": True,
            }
            return _object("SpatialAveragePooling", **_window(layer), **options)
        case nn.MaxPool2d():
            return _object("SpatialMaxPooling", **_window(layer), ceil_mode=layer.ceil_mode)
        case nn.Tanh():
            return _object("Tanh")
        case nn.ReLU():
            return _object("ReLU", threshold=0, val=0, inplace=False)
        case nn.Flatten():
            length = next(each.in_features for each in following if isinstance(each, nn.Linear))
            return _object("View", size=LongStorage((-1, length)), numElements=length)
        case nn.Linear():
            return _object("Linear", **_weights(layer))
    raise ValueError(f"t7.write: this chapter does not know the Torch7 module for {layer}")


def _object(kind: str, **fields: Any) -> Module:
    nothing = np.zeros(0, np.float32)
    common = {"_type": "torch.FloatTensor", "train": False, "output": nothing, "gradInput": nothing}
    return Module(f"nn.{kind}", common | fields)


def _planes(layer: nn.Conv2d) -> dict[str, int]:
    return {"nInputPlane": layer.in_channels, "nOutputPlane": layer.out_channels}


def _window(layer: Any) -> dict[str, int]:
    """Kernel, step and padding; Torch7 names the width first."""
    fields: dict[str, int] = {}
    for letter, option in (("k", layer.kernel_size), ("d", layer.stride), ("pad", layer.padding)):
        height, width = option if isinstance(option, tuple) else (option, option)
        fields |= {f"{letter}W": width, f"{letter}H": height}
    return fields


def _weights(layer: Any) -> dict[str, np.ndarray]:
    return {"weight": layer.weight.detach().numpy(), "bias": layer.bias.detach().numpy()}


def read(path: str | Path) -> Any:
    """Read a file with ``torchfile``, a reader written by others.

    Args:
        path: of the file.

    Returns:
        Its object: the names of classes are in ``torch_typename()``, fields are attributes.

    Raises:
        FrameworkMissingError: torchfile is not installed.
    """
    require("torchfile")
    import torchfile

    return torchfile.load(str(path))


def forward(module: Any, x: np.ndarray) -> np.ndarray:
    """Compute the output of a module that ``read`` returned, in NumPy.

    Args:
        module: with all modules inside.
        x: the input.

    Raises:
        ValueError: it has a module that chapter 14 does not know.
    """
    from dlcourse.numpy.conv import conv2d
    from dlcourse.numpy.dense import linear
    from dlcourse.numpy.pool import avg_pool2d, max_pool2d

    field = {key.decode(): value for key, value in module._obj.items()}
    window: Any = {"stride": _pair(field, "d"), "padding": _pair(field, "pad")}
    kind = module.torch_typename().decode()
    match kind.removeprefix("nn."):
        case "Sequential":
            for inner in field["modules"]:
                x = forward(inner, x)
            return x
        case "SpatialConvolution":
            return conv2d(x, field["weight"], field["bias"], **window)[0]
        case "SpatialAveragePooling":
            return avg_pool2d(x, _pair(field, "k"), **window)[0]
        case "SpatialMaxPooling":
            return max_pool2d(x, _pair(field, "k"), **window)[0]
        case "Tanh":
            return np.tanh(x)
        case "ReLU":
            return np.maximum(x, 0)
        case "View":
            return x.reshape(tuple(field["size"]))
        case "Linear":
            return linear(x, field["weight"].T, field["bias"])[0]
    raise ValueError(f"this chapter does not know the Torch7 module {kind}")


def _pair(field: Mapping[str, Any], letter: str) -> tuple[int, int]:
    """(height, width) of a field with both; Lua has no integers, so they come as floats."""
    return int(field.get(f"{letter}H", 0)), int(field.get(f"{letter}W", 0))
