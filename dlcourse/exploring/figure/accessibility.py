"""What ipywidgets leaves out for screen readers and keyboards, as one small widget."""

from pathlib import Path

import anywidget
import traitlets


class Accessibility(anywidget.AnyWidget):
    """Names sliders, radio group and image of the explorer it stands in, and shows a polite live line.

    Attributes:
        alt: alternative text of the image.
        line: the sentence under the picture, announced when it changes.
        question: name of the group of radio buttons.
        locked: whether the controls are still waiting for a prediction.
    """

    _esm = Path(__file__).with_name("accessibility.js")
    alt = traitlets.Unicode().tag(sync=True)
    line = traitlets.Unicode().tag(sync=True)
    question = traitlets.Unicode().tag(sync=True)
    locked = traitlets.Bool().tag(sync=True)
