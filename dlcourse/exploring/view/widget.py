"""The explorer in JupyterLab: one widget, so that a key costs one message to the kernel and one back."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from dlcourse.exploring.explorer import Explorer
from dlcourse.exploring.texts import Texts, common_words
from dlcourse.exploring.view.frame import frame
from dlcourse.exploring.view.session import Session
from dlcourse.exploring.view.still import still_html, still_svg
from dlcourse.state import State as Memory

_HERE = Path(__file__).parent


class ExplorerWidget(anywidget.AnyWidget):
    """Shows one explorer.

    Where widgets cannot live (a terminal, an exported or printed page) its SVG or its text stands in.

    Attributes:
        frame: what never changes, as JSON text.
        picture: the present picture, its sentence and the state of the controls, as JSON text.
        prediction: what was predicted, and the reply, as JSON text.
    """

    _esm = _HERE / "view.js"
    _css = _HERE / "view.css"
    frame = traitlets.Unicode().tag(
        sync=True
    )  # texts are compared and packed in no time; nested traits are not
    picture = traitlets.Unicode().tag(sync=True)
    prediction = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        id: str,
        explorer: Explorer,
        texts: Texts,
        memory: Memory,
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        self._words = common_words()
        self.session = Session(id, explorer, texts, self._words, memory, settings or {})
        unchanging = frame(explorer, texts, self._words)
        super().__init__(frame=_text(unchanging), picture=self._picture(), prediction=self._prediction())
        self.frame = _text({**unchanging, "model": self.model_id})
        self.on_msg(self._on_message)

    def values(self) -> dict[str, Any]:
        """The present state: the value of every control."""
        return dict(self.session.state)

    def move(self, **values: Any) -> None:
        """Move controls, as the student does."""
        self.session.move(values)
        self._show({})

    def __repr__(self) -> str:
        return f"{self.session.texts.title}\n{self.session.alt}"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        found = super()._repr_mimebundle_(**kwargs)
        data, metadata = found if isinstance(found, tuple) else (found or {}, {})
        stills = {
            "text/plain": repr(self),
            "text/html": still_html(self.session, self._words["at_rest"]),
            "image/svg+xml": still_svg(self.session),
        }
        return {**data, **stills}, metadata

    def _on_message(self, _: Any, message: Mapping[str, Any], __: Any) -> None:
        match message:
            case {"kind": "move"}:
                locked = self.session.prediction.chosen is None
                self.session.move({} if locked else message["changes"], message["width"])
            case {"kind": "reset"}:
                self.session.reset()
            case {"kind": "predict", "letter": letter}:
                self.session.prediction.choose(letter)
            case {"kind": "again"}:
                self.session.prediction.ask_again()
        self._show(message)

    def _show(self, answers: Mapping[str, Any]) -> None:
        """Send what is new; the view recognises the answer to its message by its number."""
        with self.hold_sync():
            self.prediction = self._prediction()
            self.picture = self._picture({"view": answers.get("view"), "number": answers.get("number")})

    def _picture(self, numbers: Mapping[str, Any] | None = None) -> str:
        return _text({**self.session.plain(), **(numbers or {})})

    def _prediction(self) -> str:
        return _text(self.session.prediction.plain())


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> Any:
    """NumPy numbers and arrays as JSON knows them."""
    return value.tolist()
