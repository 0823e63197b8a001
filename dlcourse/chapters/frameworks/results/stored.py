"""Shows what a cell printed on a machine with everything, where something is missing, and says so."""

import json
from pathlib import Path
from textwrap import indent

from dlcourse.frameworks.availability import missing

OUTPUTS = Path(__file__).with_name("outputs.json")
"""For each key the printed text, and when and with what it was made."""


def ready(*names: str, stored: str) -> bool:
    """Whether a cell can run here; if not, show what it printed elsewhere.

    Args:
        names: what the cell needs, keys of ``TITLES``; without one, the reader must switch it on.
        stored: key of its output.
    """
    notice = missing(*names) if names else "Not run here."
    if notice:
        print(notice)
        show_stored(stored)
    return notice is None


def show_stored(key: str) -> None:
    """Print a stored output, marked as one.

    Args:
        key: of the output.

    Raises:
        KeyError: there is none of that name.
    """
    entry = json.loads(OUTPUTS.read_text(encoding="utf-8"))[key]
    print(f"Stored result ({entry['made']}):\n{indent(entry['text'], '  | ')}")
