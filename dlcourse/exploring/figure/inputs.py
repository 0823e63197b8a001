"""Turns controls into ipywidgets that all have a ``value``."""

from collections.abc import Mapping
from decimal import Decimal

import ipywidgets as widgets
import traitlets

from dlcourse.exploring.controls import Choice, Control, Press, Slider, Toggle

_WHOLE_LABEL = {"description_width": "initial"}  # the default cuts long labels off


class PressButton(widgets.Button):
    """A button whose value counts how often it was pressed."""

    value = traitlets.Int(0)

    def __init__(self, description: str) -> None:
        super().__init__(description=description, layout=widgets.Layout(width="auto"))
        self.on_click(lambda _: self.set_trait("value", self.value + 1))


def make_input(control: Control, label: str, choices: Mapping[str, str]) -> widgets.DOMWidget:
    """Return the widget of a control.

    Args:
        control: what is wanted.
        label: what it is called on screen and for screen readers.
        choices: labels for the options of a ``Choice``; an option without one is shown as it is.
    """
    match control:
        case Slider():
            return _slider(control, label)
        case Choice(options, value):
            labelled = [(choices.get(option, option), option) for option in options]
            return widgets.Dropdown(
                options=labelled, value=value, description=label, style=_WHOLE_LABEL, layout={"width": "auto"}
            )
        case Toggle(value):
            return widgets.Checkbox(value=value, description=label, indent=False, layout={"width": "auto"})
        case Press():
            return PressButton(label)


def _slider(control: Slider, label: str) -> widgets.DOMWidget:
    if control.is_integer:
        kind, readout = widgets.IntSlider, "d"
    else:
        kind, readout = widgets.FloatSlider, f".{_decimals(control.step)}f"
    return kind(
        value=control.value,
        min=control.low,
        max=control.high,
        step=control.step,
        readout_format=readout,
        description=label,
        style=_WHOLE_LABEL,
        layout=widgets.Layout(width="330px", max_width="100%"),
    )


def _decimals(step: float) -> int:
    """How many decimals a number needs that moves by this step."""
    exponent = Decimal(str(step)).normalize().as_tuple().exponent
    return max(0, -int(exponent))
