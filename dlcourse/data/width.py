"""How wide a text is on a screen: Chinese characters take the room of two letters."""

import unicodedata


def displayed_width(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def shortened(text: str, width: int) -> str:
    """Return the text, cut and ended by an ellipsis if it is wider than ``width``."""
    if displayed_width(text) <= width:
        return text
    while text and displayed_width(text) >= width:
        text = text[:-1]
    return text + "…"
