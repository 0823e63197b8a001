"""The figure of an explorer: its artists are made once, changed in place and rendered to PNG."""

import io
from typing import Any

import numpy as np
from matplotlib import style
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from dlcourse.exploring.figure.explorer import FigureExplorer
from dlcourse.exploring.style import DPI, FIGURE_STYLE

_STYLE = ["default", FIGURE_STYLE]  # whatever style the notebook has chosen


class Picture:
    """One Agg figure outside pyplot: no global state, no window, nothing left open in the kernel."""

    def __init__(self, explorer: FigureExplorer) -> None:
        with style.context(_STYLE):
            figure = Figure(figsize=explorer.size, dpi=DPI, layout="constrained")
            self._canvas = FigureCanvasAgg(figure)
            self._update = explorer.draw(figure)
            self._update(explorer.compute(**explorer.initial_state()))
            figure.draw_without_rendering()
        figure.set_layout_engine("none")  # laid out once: nothing jumps, and every redraw is faster
        self.width, self.height = (round(inches * DPI) for inches in explorer.size)  # in pixels

    def png(self, data: Any) -> bytes:
        """Draw what ``compute`` returned."""
        with style.context(_STYLE):  # ticks and labels are made as late as this
            self._update(data)
            self._canvas.draw()
        pixels = np.asarray(self._canvas.buffer_rgba())[..., :3]
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, "png", compress_level=1)  # savefig would draw everything twice
        return buffer.getvalue()
