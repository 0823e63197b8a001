"""After a check: what passed is kept as readable source in the student's folder, ``mine/<chapter>.py``."""

import logging
from collections.abc import Sequence
from typing import Any

from dlcourse.checking.exercise import Exercise, Function
from dlcourse.checking.texts import Texts
from dlcourse.checking.verdict import Verdict
from dlcourse.kept.file import FOLDER, keep
from dlcourse.kept.source import NotKeptError, write_down

_LOG = logging.getLogger(__name__)


def keep_what_passed(exercise: Exercise, verdict: Verdict, answers: Sequence[Any]) -> list[str]:
    """Keep the code of an exercise that passed as a whole; a sentence says where, or why it could not be.

    Args:
        exercise: what was checked.
        verdict: what was found.
        answers: what the student handed in, in the exercise's order.
    """
    pairs = zip(exercise.answers, answers, strict=True)
    code = {spec.name: given for spec, given in pairs if isinstance(spec, Function)}
    if not verdict.full or not code:
        return []
    texts = Texts(exercise)
    names = ", ".join(f"mine.{name}" for name in code)
    try:
        written = [write_down(name, answer) for name, answer in code.items()]
        file = keep(exercise.id, f"{exercise.number} {texts.title}", written)
    except (NotKeptError, OSError) as error:
        return [texts.label("not_kept", names=names, reason=str(error))]
    except Exception as error:  # the verdict stands whatever happens here
        _LOG.debug("%s could not be kept", exercise.id, exc_info=True)
        return [texts.label("not_kept", names=names, reason=type(error).__name__)]
    return [texts.label("kept", names=names, file=f"{FOLDER}/{file.name}")] if file else []
