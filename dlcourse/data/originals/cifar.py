"""CIFAR-10's version for Python: pickled batches, read without trusting them.

Unpickling may call any function that the file names. The batches hold nothing but dictionaries, lists,
strings, numbers and one NumPy array each, so only what builds such an array is allowed.
"""

import io
import pickle
import tarfile
from pathlib import Path
from typing import Any

import numpy as np

_RECONSTRUCT = np.empty(0).__reduce__()[0]  # NumPy's own, wherever the installed version keeps it

_ALLOWED: dict[tuple[str, str], Any] = {
    ("numpy.core.multiarray", "_reconstruct"): _RECONSTRUCT,
    ("numpy._core.multiarray", "_reconstruct"): _RECONSTRUCT,
    ("numpy", "ndarray"): np.ndarray,
    ("numpy", "dtype"): np.dtype,
}
_FOLDER = "cifar-10-batches-py"
_TRAIN = tuple(f"data_batch_{number}" for number in range(1, 6))
_TEST = ("test_batch",)


class ArrayUnpickler(pickle.Unpickler):
    """Reads plain values and NumPy arrays, and refuses a pickle that names anything else."""

    def find_class(self, module: str, name: str) -> Any:
        """Return one of the few allowed callables."""
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"refused: the file asks for {module}.{name}, which no batch needs")
        return _ALLOWED[module, name]


def read_cifar10(path: Path) -> dict[str, np.ndarray]:
    """Read the archive ``cifar-10-python.tar.gz`` in memory; nothing is extracted.

    Returns:
        ``x_train``, ``y_train``, ``x_test``, ``y_test``; images are uint8 (N, 3, 32, 32).

    Raises:
        ValueError: a batch is missing or not what it should be.
        pickle.UnpicklingError: a batch asks for anything but arrays.
    """
    with tarfile.open(path) as archive:
        x_train, y_train = _batches(archive, _TRAIN)
        x_test, y_test = _batches(archive, _TEST)
    return {"x_train": x_train, "y_train": y_train, "x_test": x_test, "y_test": y_test}


def _batches(archive: tarfile.TarFile, names: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    batches = [read_batch(_member(archive, f"{_FOLDER}/{name}"), name) for name in names]
    images, labels = zip(*batches, strict=True)
    return np.concatenate(images), np.concatenate(labels)


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    try:
        content = archive.extractfile(name)
    except KeyError:
        content = None
    if content is None:
        raise ValueError(f"the archive has no file {name}")
    return content.read()


def read_batch(data: bytes, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Read one pickled batch and check that it holds images and labels.

    Args:
        data: The pickle.
        name: What to call it in an error.

    Returns:
        The images, uint8 (N, 3, 32, 32), and the labels, int64 (N,).

    Raises:
        ValueError: it holds something else.
        pickle.UnpicklingError: it asks for anything but arrays.
    """
    batch = ArrayUnpickler(io.BytesIO(data), encoding="bytes").load()
    images = batch.get(b"data") if isinstance(batch, dict) else None
    if not isinstance(images, np.ndarray) or images.dtype != np.uint8 or images.shape[1:] != (3 * 32 * 32,):
        raise ValueError(f"{name} must hold b'data', bytes in rows of 3072, got {_kind(images)}")
    labels = batch.get(b"labels")
    if not isinstance(labels, list) or len(labels) != len(images) or not set(labels) <= set(range(10)):
        raise ValueError(f"{name} must hold b'labels', a number from 0 to 9 for each of {len(images)} images")
    return images.reshape(-1, 3, 32, 32), np.array(labels, dtype=np.int64)


def _kind(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"{value.dtype} of shape {value.shape}"
    return type(value).__name__
