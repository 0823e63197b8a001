"""Every figure of a notebook with its alternative text, which JupyterLab gives to no picture by itself."""

import sys
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def name_figures() -> None:
    """From now on, show this kernel's Matplotlib figures as pictures with a text; elsewhere do nothing."""
    if "IPython" not in sys.modules:
        return
    from IPython import get_ipython

    shell: Any = get_ipython()
    if hasattr(shell, "kernel"):
        # Matplotlib's own backend takes back what stands under the single formats.
        formatter = shell.display_formatter
        formatter.mimebundle_formatter.for_type_by_name("matplotlib.figure", "Figure", _bundle)


def _bundle(figure: "Figure", include: Any = None, exclude: Any = None) -> dict[str, str]:
    from IPython import get_ipython

    shell: Any = get_ipython()
    shell.display_formatter.formatters["image/png"].pop(type(figure), None)  # it would be drawn once more
    return in_formats(figure)


def in_formats(figure: "Figure") -> dict[str, str]:
    """A figure as a picture, and as an ``<img>`` with its alternative text; nothing if it is empty."""
    from IPython.core.pylabtools import print_figure

    from dlcourse.figures.alt_text import alt_text

    picture = print_figure(figure, fmt="png", base64=True)
    if picture is None:
        return {}
    text = escape(alt_text(figure))
    html = f'<img src="data:image/png;base64,{picture.strip()}" alt="{text}">'
    return {"image/png": picture, "text/html": html}
