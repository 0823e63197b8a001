"""IDX files: what is written in the format of MNIST is read back, and anything else is refused."""

import gzip
import struct

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from dlcourse.data.originals.idx import read_idx

CODES = {"uint8": 0x08, "int8": 0x09, "int16": 0x0B, "int32": 0x0C, "float32": 0x0D, "float64": 0x0E}


def idx(array):
    """Write an array as the publishers of MNIST do."""
    header = bytes([0, 0, CODES[str(array.dtype)], array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    return header + array.astype(array.dtype.newbyteorder(">")).tobytes()


@st.composite
def arrays(draw):
    dtype = np.dtype(draw(st.sampled_from(sorted(CODES))))
    shape = draw(hnp.array_shapes(min_dims=1, max_dims=4, min_side=0, max_side=5))
    return draw(hnp.arrays(dtype, shape, elements=hnp.from_dtype(dtype, allow_nan=False)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(array=arrays(), packed=st.booleans())
def test_every_array_comes_back(tmp_path, array, packed):
    path = tmp_path / ("array.gz" if packed else "array")
    path.write_bytes(gzip.compress(idx(array)) if packed else idx(array))
    read = read_idx(path)
    assert read.dtype == array.dtype
    assert read.shape == array.shape
    assert (read == array).all()


def test_a_file_written_by_hand(tmp_path):
    path = tmp_path / "labels"
    path.write_bytes(bytes.fromhex("00000801 00000003 070209".replace(" ", "")))
    assert read_idx(path).tolist() == [7, 2, 9]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "begins with nothing"),
        (b"\x1f\x8b\x08", "not an IDX file"),
        (b"<html>Log in</html>", "begins with 3c 68 74 6d"),
        (b"\0\0\x07\x01\0\0\0\0", "not an IDX file"),
        (b"\0\0\x08\x02\0\0\0\x01", "ends within its header"),
        (b"\0\0\x08\x01\0\0\0\x05abc", r"should have 13 bytes for shape \(5,\), got 11"),
        (b"\0\0\x08\x01\0\0\0\x01abc", "should have 9 bytes"),
        (b"\0\0\x08\x04" + b"\xff" * 16, "should have"),
    ],
)
def test_anything_else_is_refused(tmp_path, data, message):
    path = tmp_path / "array"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=message):
        read_idx(path)


def test_the_array_may_be_changed(tmp_path):
    path = tmp_path / "array"
    path.write_bytes(idx(np.zeros(3, dtype=np.uint8)))
    read_idx(path)[0] = 1
