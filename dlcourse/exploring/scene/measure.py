"""How wide a text is, as far as one can know without the font of the page.

The widths are those of DejaVu Sans, one of the widest fonts pages are set in: what fits here fits there.
"""

import unicodedata
from functools import cache

_NARROW = dict.fromkeys("ijlI|!.,:;'`·", 0.33) | dict.fromkeys('ftr()[]{}-"/\\ ', 0.41)
_WIDE = dict.fromkeys("mwMW@%", 0.95) | dict.fromkeys("ACDGHNOQRUVXYKB&+=<>~±×÷−→←≥≤≈∑Σ", 0.76)
_USUAL = 0.62
_MONO = 0.605
_LINE = 1.3  # height of a line over the size of its font


@cache
def _width_of(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if unicodedata.combining(character):
        return 0.0
    decomposed = unicodedata.normalize("NFKD", character)
    if decomposed != character and character.isdigit():
        return 0.42  # superscripts and subscripts
    return _NARROW.get(character, _WIDE.get(character, _USUAL))


@cache
def text_width(text: str, size: float, bold: bool = False, mono: bool = False) -> float:
    """Width in pixels of one line of text."""
    if mono:
        ems = sum(1.0 if _width_of(character) == 1.0 else _MONO for character in text)
    else:
        ems = sum(map(_width_of, text))
    return ems * size * (1.1 if bold else 1.0)


def line_height(size: float) -> float:
    """Distance of two lines of text."""
    return _LINE * size


@cache
def wrap(text: str, width: float, size: float, bold: bool = False, mono: bool = False) -> tuple[str, ...]:
    """Break a text into lines that fit; line breaks in it are kept, and so are leading spaces."""
    lines: list[str] = []
    for line in text.split("\n"):
        lines += _wrap_line(line, width, size, bold, mono)
    return tuple(lines)


def _wrap_line(line: str, width: float, size: float, bold: bool, mono: bool) -> list[str]:
    if text_width(line, size, bold, mono) <= width:
        return [line]
    lines, current = [], ""
    for word in _pieces(line):
        if current.strip() and text_width((current + word).rstrip(), size, bold, mono) > width:
            lines.append(current.rstrip())
            current = ""
            word = word.lstrip()
        current += word
    return [*lines, current.rstrip()]


def _pieces(line: str) -> list[str]:
    """Words with the spaces in front of them; every wide character may begin a line."""
    pieces = [""]
    for before, character in zip(" " + line, line, strict=False):
        begins = (character == " " and before != " ") or _width_of(character) == 1.0
        if begins:
            pieces.append("")
        pieces[-1] += character
    return [piece for piece in pieces if piece]
