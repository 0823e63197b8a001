"""Tells when the last version of an answer has a syntax error, so that an older one is being checked."""

import ast
import re
import sys
from collections.abc import Iterable

from dlcourse.checking.exercise import Exercise
from dlcourse.checking.texts import Texts


def unparsed_answers(exercise: Exercise) -> list[str]:
    """One sentence for each answer whose last cell cannot be read as Python; empty outside IPython."""
    if "IPython" not in sys.modules:
        return []
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        return []
    cells = [shell.transform_cell(cell) for cell in shell.user_ns.get("In", [])[:-1]]
    sentences = (_sentence(answer.name, cells, Texts(exercise)) for answer in exercise.answers)
    return [sentence for sentence in sentences if sentence]


def _sentence(name: str, cells: Iterable[str], texts: Texts) -> str:
    mention = re.compile(rf"^\s*(def|class)\s+{name}\b|^{name}\s*=", re.MULTILINE)
    last = next((cell for cell in reversed(list(cells)) if mention.search(cell)), "")
    try:
        ast.parse(last)
    except SyntaxError as error:
        return texts.label("unparsed", name=name, line=error.lineno, reason=error.msg)
    return ""
