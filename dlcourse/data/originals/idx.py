"""IDX, the file format of MNIST: a few big-endian numbers, then the array."""

import gzip
import struct
from pathlib import Path

import numpy as np

_DTYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}


def read_idx(path: Path) -> np.ndarray:
    """Read an array from an IDX file, compressed by gzip or not.

    Bytes 1 and 2 are zero, byte 3 is the type of the elements, byte 4 the number of axes; then one
    32-bit number per axis, then the elements, the last axis running fastest.

    Returns:
        The array, in the byte order of this machine.

    Raises:
        ValueError: the file is not IDX, or not as long as its header says.
    """
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    if len(data) < 4 or data[:2] != b"\0\0" or data[2] not in _DTYPES:
        raise ValueError(f"{path.name} is not an IDX file: it begins with {data[:4].hex(' ') or 'nothing'}")
    dtype, axes = np.dtype(_DTYPES[data[2]]), data[3]
    start = 4 + 4 * axes
    if len(data) < start:
        raise ValueError(f"{path.name} ends within its header, after {len(data)} bytes")
    shape = struct.unpack(f">{axes}I", data[4:start])
    expected = start + int(np.prod(shape, dtype=object)) * dtype.itemsize
    if len(data) != expected:
        raise ValueError(f"{path.name} should have {expected} bytes for shape {shape}, got {len(data)}")
    return np.frombuffer(data, dtype, offset=start).reshape(shape).astype(dtype.newbyteorder("="))
