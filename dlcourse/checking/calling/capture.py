"""Keeps what student code prints and warns about away from the notebook's outputs."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout

import numpy as np

_KEPT = 2000
"""Characters of printed text that are kept; the rest is dropped, so printing for ever costs no memory."""


class _CappedText(io.TextIOBase):
    def __init__(self) -> None:
        self.kept = ""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.kept += text[: _KEPT - len(self.kept)]
        return len(text)


class Captured:
    """What was printed (its beginning) and which numerical warnings were raised."""

    def __init__(self) -> None:
        self._text = _CappedText()
        self._warnings: list[warnings.WarningMessage] = []

    @property
    def printed(self) -> str:
        """The first characters written to stdout and stderr."""
        return self._text.kept

    @property
    def warned(self) -> tuple[str, ...]:
        """Texts of the numerical warnings, each once."""
        numerical = [str(w.message) for w in self._warnings if issubclass(w.category, RuntimeWarning)]
        return tuple(dict.fromkeys(numerical))


@contextmanager
def captured() -> Iterator[Captured]:
    """Redirect stdout and stderr and record warnings inside the block."""
    result = Captured()
    with (
        redirect_stdout(result._text),
        redirect_stderr(result._text),
        warnings.catch_warnings(record=True) as caught,
        np.errstate(all="warn", under="ignore"),
    ):
        warnings.simplefilter("always")
        result._warnings = caught
        yield result
