"""Arrays of NumPy and tensors of torch alike, and types in the words of a student."""

from typing import Any

import numpy as np


def is_array(value: Any) -> bool:
    """Whether the value is a NumPy array or a torch tensor (torch is not imported for the question)."""
    return isinstance(value, np.ndarray) or is_tensor(value)


def is_tensor(value: Any) -> bool:
    """Whether the value is a torch tensor."""
    return type(value).__module__.partition(".")[0] == "torch" and hasattr(value, "detach")


def to_numpy(value: Any) -> np.ndarray:
    """An array or tensor as a NumPy array."""
    if not is_tensor(value):
        return np.asarray(value)
    tensor = value.detach().cpu()
    return tensor.float().numpy() if dtype_name(value) == "bfloat16" else tensor.numpy()


def dtype_name(array: Any) -> str:
    """``float32``, ``int64`` ... for arrays and tensors alike."""
    return str(array.dtype).removeprefix("torch.")


def type_name(value: Any) -> str:
    """The type in the words of a student: ``NumPy array``, ``tuple of 2``, ``float`` ..."""
    if is_tensor(value):
        return "torch tensor"
    if isinstance(value, np.ndarray):
        return _kind_of_array(value)
    if isinstance(value, tuple | list):
        return f"{type(value).__name__} of {len(value)}"
    return type(value).__name__


def _kind_of_array(array: np.ndarray) -> str:
    if array.dtype.kind in "biuf":
        return "NumPy array"
    kind = {"O": "Python objects", "c": "complex numbers"}.get(array.dtype.kind, f"dtype {array.dtype}")
    return f"NumPy array of {kind}" if array.ndim else f"NumPy value of {kind}"
