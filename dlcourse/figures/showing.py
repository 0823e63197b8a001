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
        bundles = shell.display_formatter.mimebundle_formatter
        bundles.for_type_by_name("matplotlib.figure", "Figure", _bundle)


def _bundle(figure: "Figure", include: Any = None, exclude: Any = None) -> dict[str, str]:
    html = figure_html(figure)
    return {"text/html": html} if html else {}


def figure_html(figure: "Figure") -> str:
    """A figure as an ``<img>`` with alternative text."""
    from IPython.core.pylabtools import print_figure

    from dlcourse.figures.alt_text import alt_text

    picture = print_figure(figure, fmt="png", base64=True)
    if picture is None:  # nothing is drawn in it
        return ""
    return f'<img src="data:image/png;base64,{picture.strip()}" alt="{escape(alt_text(figure))}">'
