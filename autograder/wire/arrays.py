"""Arrays and tensors as plain data: dtype, shape and bytes."""

import math
from typing import Any

import numpy as np

from .errors import WireError

_MAX_DIMENSIONS = 32
KINDS = "biufc"
"""Dtypes that travel: booleans, integers, floats and complex numbers; never objects."""

_TENSOR_DTYPES = (
    *("bool", "uint8", "int8", "int16", "int32", "int64"),
    *("float16", "bfloat16", "float32", "float64", "complex64", "complex128"),
)


def array_out(array: np.ndarray) -> list[Any]:
    """An array as plain data."""
    return [array.dtype.str, list(array.shape), np.ascontiguousarray(array).tobytes()]


def array_in(content: Any) -> np.ndarray:
    """The array that came; refuses what is none."""
    dtype_text, shape, raw = content
    dtype = np.dtype(dtype_text) if type(dtype_text) is str and len(dtype_text) < 8 else None
    if dtype is None or dtype.kind not in KINDS or type(raw) is not bytes or len(shape) > _MAX_DIMENSIONS:
        raise WireError(f"not an array: {str(content)[:60]}")
    if not all(type(n) is int and n >= 0 for n in shape) or math.prod(shape) * dtype.itemsize != len(raw):
        raise WireError("an array whose shape does not fit its bytes")
    return np.frombuffer(raw, dtype).reshape(shape).copy()


def is_plain_tensor(value: Any) -> bool:
    """Whether it is a tensor whose numbers lie in memory one after the other, in a dtype that travels."""
    if not any(base.__module__ == "torch" and base.__name__ == "Tensor" for base in type(value).__mro__):
        return False
    strided = str(value.layout) == "torch.strided" and value.device.type != "meta"
    return strided and str(value.dtype).removeprefix("torch.") in _TENSOR_DTYPES


def tensor_out(tensor: Any) -> list[Any]:
    """A tensor as plain data."""
    import torch

    data = tensor.detach().cpu().resolve_conj().resolve_neg().contiguous()
    name = str(data.dtype).removeprefix("torch.")
    raw = data.reshape(-1).view(torch.uint8).numpy().tobytes() if data.numel() else b""
    return [name, list(data.shape), raw, tensor.requires_grad]


def tensor_in(content: Any) -> Any:
    """The tensor that came; refuses what is none."""
    import torch

    name, shape, raw, requires_grad = content
    dtype = getattr(torch, name) if type(name) is str and name in _TENSOR_DTYPES else None
    if dtype is None or type(raw) is not bytes or len(shape) > _MAX_DIMENSIONS:
        raise WireError(f"not a tensor: {str(content)[:60]}")
    if not all(type(n) is int and n >= 0 for n in shape) or math.prod(shape) * dtype.itemsize != len(raw):
        raise WireError("a tensor whose shape does not fit its bytes")
    flat = torch.frombuffer(bytearray(raw), dtype=dtype) if raw else torch.empty(0, dtype=dtype)
    return flat.reshape(shape).requires_grad_(bool(requires_grad))
