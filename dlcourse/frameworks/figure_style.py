"""How Matplotlib figures look: one palette that colour-blind readers can tell apart, dark text on white.

A figure carries its own background and text colours, so it reads the same in JupyterLab's light and dark
theme and whatever matplotlib style the notebook has chosen.
"""

from typing import Any

# M. Okabe and K. Ito, "Color universal design", 2008.
ORANGE = "#E69F00"
SKY_BLUE = "#56B4E9"
GREEN = "#009E73"
BLUE = "#0072B2"
VERMILLION = "#D55E00"
PURPLE = "#CC79A7"

TEXT = "#222222"
GREY = "#767676"  # the lightest grey that still has a contrast of 4.5 on white
FAINT = "#DDDDDD"

FIGURE_STYLE: Any = {  # a plain dictionary; how matplotlib types it differs between versions
    "font.family": "DejaVu Sans",
    "font.size": 10.0,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "text.color": TEXT,
    "axes.facecolor": "white",
    "axes.edgecolor": GREY,
    "axes.labelcolor": TEXT,
    "axes.titlecolor": TEXT,
    "axes.titlesize": 11.0,
    "axes.titlelocation": "left",
    "axes.titley": 1.0,  # a fixed place: looking for a free one takes a sixth of the drawing time
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": False,
    "axes.prop_cycle": f"cycler(color={[BLUE, VERMILLION, GREEN, ORANGE, PURPLE, SKY_BLUE]})",
    "grid.color": FAINT,
    "xtick.color": TEXT,
    "ytick.color": TEXT,
    "legend.frameon": False,
    "legend.labelcolor": TEXT,
    "lines.linewidth": 2.0,
}
