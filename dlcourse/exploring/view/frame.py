"""What of an explorer stays the same while it is played with: title, question, controls and common words."""

from typing import Any

from dlcourse.exploring.controls import Choice, Control, Entry, Numbers, Play, Press, Sketch, Slider, Toggle
from dlcourse.exploring.explorer import Explorer
from dlcourse.exploring.texts import Texts


def frame(explorer: Explorer, texts: Texts, words: dict[str, str]) -> dict[str, Any]:
    """The unchanging part of the view, as JSON."""
    return {
        "title": texts.title,
        "question": texts.question,
        "options": dict(texts.options),
        "words": words,
        "controls": [_control(name, control, texts) for name, control in explorer.controls.items()],
    }


def _control(name: str, control: Control, texts: Texts) -> dict[str, Any]:
    return {"name": name, "label": texts.controls[name], **_kind(name, control, texts)}


def _kind(name: str, control: Control, texts: Texts) -> dict[str, Any]:
    match control:
        case Slider():
            return {"kind": "slider", **_range(control), "decimals": control.decimals}
        case Choice(options):
            labels = texts.choices.get(name, {})
            return {"kind": "choice", "options": [[option, labels.get(option, option)] for option in options]}
        case Toggle():
            return {"kind": "toggle"}
        case Press():
            return {"kind": "press"}
        case Play():
            own = {"last": control.last, "each": control.per_second, "loop": control.loop}
            return {"kind": "play", "moves": list(control.moves), **own}
        case Entry():
            return {"kind": "entry", "longest": control.longest}
        case Numbers():
            return {"kind": "numbers", **_range(control)}
        case Sketch():
            size = {"rows": control.rows, "columns": control.columns}
            return {"kind": "sketch", **size, "points": control.points, "most": control.most}


def _range(control: Slider | Numbers) -> dict[str, float]:
    return {"low": control.low, "high": control.high, "step": control.step}
