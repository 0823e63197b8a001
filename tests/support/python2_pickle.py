"""Pickles as Python 2 wrote them: strings are bytes, and NumPy's parts have their old names."""

import io
import pickle
import struct
from typing import Any, ClassVar


class _Python2Pickler(pickle._Pickler):
    """The pure-Python pickler, which can be taught the string of Python 2."""

    dispatch: ClassVar[dict] = dict(pickle._Pickler.dispatch)

    def save_bytes(self, obj: bytes) -> None:
        """Write bytes with the opcodes of Python 2's ``str``."""
        short = len(obj) < 256
        self.write(
            pickle.SHORT_BINSTRING + bytes([len(obj)]) + obj
            if short
            else pickle.BINSTRING + struct.pack("<i", len(obj)) + obj
        )
        self.memoize(obj)

    dispatch[bytes] = save_bytes


def dumps(value: Any) -> bytes:
    """Pickle a value as CIFAR-10's publishers did."""
    out = io.BytesIO()
    _Python2Pickler(out, protocol=2).dump(value)
    return out.getvalue().replace(b"cnumpy._core.multiarray\n", b"cnumpy.core.multiarray\n")
