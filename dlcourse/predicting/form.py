"""What is asked in a cell, as a widget: questions as explorers ask them, and a line for a sentence."""

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import traitlets

import dlcourse.exploring.view
from dlcourse.predicting.asker import Asker

_VIEW = Path(dlcourse.exploring.view.__file__).parent


class Form(anywidget.AnyWidget):
    """Shows one asker; where widgets cannot live its text stands in.

    Attributes:
        frame: what never changes, as JSON text.
        content: what has been answered so far, as JSON text.
    """

    _esm = _VIEW / "view.js"
    _css = _VIEW / "view.css"
    frame = traitlets.Unicode().tag(sync=True)
    content = traitlets.Unicode().tag(sync=True)

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        super().__init__(frame=json.dumps(asker.frame()), content=json.dumps(asker.content()))
        self.frame = json.dumps({**asker.frame(), "model": self.model_id})
        self.on_msg(self._on_message)

    def __repr__(self) -> str:
        return str(self._asker)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        found = super()._repr_mimebundle_(**kwargs)
        data, metadata = found if isinstance(found, tuple) else (found or {}, {})
        still = f'<pre class="dlcourse-still">{escape(repr(self))}</pre>'
        return {**data, "text/plain": repr(self), "text/html": still}, metadata

    def _on_message(self, _: Any, message: Mapping[str, Any], __: Any) -> None:
        self._asker.hear(message)
        self.content = json.dumps(self._asker.content())
