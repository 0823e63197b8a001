"""Exports a pipeline as a plain Python program: the functions of its boxes, then one line for each box."""

import inspect

from dlcourse.frameworks.pipeline.board import Board, Box
from dlcourse.frameworks.pipeline.components import COMPONENTS

HEAD = '''"""Exported from a board of boxes and cables; a table is a pair (x, y)."""

import numpy as np

from dlcourse.data import load
'''


def to_script(board: Board) -> str:
    """The pipeline as a program.

    Args:
        board: with all cables.

    Raises:
        ValueError: an input has no cable.
    """
    order = board.order()
    used = {board.boxes[name].component.title for name in order}
    functions = [inspect.getsource(each.function) for each in COMPONENTS.values() if each.title in used]
    lines = [_line(board, board.boxes[name]) for name in order]
    results = [
        _variable(name, "accuracy") for name in order if "accuracy" in board.boxes[name].component.outputs
    ]
    prints = [f'print("{result}", {result})' for result in results]
    return "\n\n".join([HEAD, *functions, "\n".join([*lines, *prints]) + "\n"])


def _line(board: Board, box: Box) -> str:
    component = box.component
    outputs = ", ".join(_variable(box.name, socket) for socket in component.outputs)
    inputs = [_variable(*board.cables[box.name, socket]) for socket in component.inputs]
    settings = [f"{name}={value!r}" for name, value in box.settings.items()]
    return f"{outputs} = {component.function.__name__}({', '.join(inputs + settings)})"


def _variable(box: str, socket: str) -> str:
    return f"{box}_{socket}"
