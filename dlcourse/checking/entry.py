"""``check()``: the one door through which students hand in answers."""

import time
from typing import Any

from dlcourse.checking.as_graded.warnings_at_home import warnings_at_home
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.exercise import Exercise
from dlcourse.checking.keeping import keep_what_passed
from dlcourse.checking.own_exercises import in_use, is_own
from dlcourse.checking.registry import exercise as find_exercise
from dlcourse.checking.report import show
from dlcourse.checking.report.next_step import next_step
from dlcourse.checking.report.surroundings import is_being_graded
from dlcourse.checking.run import run
from dlcourse.checking.texts import Texts
from dlcourse.checking.unparsed import unparsed_answers
from dlcourse.checking.verdict import Verdict
from dlcourse.in_browser.absent import NotHereError
from dlcourse.messages import current_language, engine_messages, load
from dlcourse.progress_bar import ProgressBar
from dlcourse.shadowing import loaded_in_place_of_libraries
from dlcourse.state import state


def check(id: str, *answers: Any) -> float:
    """Check the answers to one exercise and show what was found.

    Args:
        id: ``"<chapter>.<exercise>"``, for example ``"activations.dead_fraction"``.
        *answers: what the exercise asks for, functions or values, in its order.

    Returns:
        The points earned, as a plain float (nbgrader reads it as partial credit).

    Raises:
        UnknownIdError: there is no such exercise.
    """
    if is_own(id) and in_use() is None:
        print(engine_messages()["report"]["own_exercise"].format(exercise=id))
        return 0.0
    asked = find_exercise(id)
    exercise = asked.handed_in(len(answers))
    if exercise is None:
        print(_wrong_number(asked, len(answers)))
        return 0.0
    callers = [LocalCaller(answer, exercise.seconds) for answer in answers]
    try:
        with ProgressBar(label=Texts(exercise).label("checking"), wanted=not is_being_graded()) as bar:
            verdict = run(exercise, callers, progress=bar)
    except KeyboardInterrupt:
        print(Texts(exercise).label("stopped"))
        return 0.0
    except NotHereError:
        print(_not_here(exercise))
        return 0.0
    _remember(exercise, verdict)
    kept = [] if is_being_graded() else keep_what_passed(exercise, verdict, answers)
    warned = [] if is_being_graded() else [*_hidden_libraries(exercise), *warnings_at_home(exercise, answers)]
    show(verdict, exercise, [*unparsed_answers(exercise), *warned, *kept, *_after(verdict, exercise)])
    return float(verdict.points)


def _hidden_libraries(exercise: Exercise) -> list[str]:
    return [Texts(exercise).label("shadowed", file=file.name) for file in loaded_in_place_of_libraries()]


def _after(verdict: Verdict, exercise: Exercise) -> list[str]:
    return next_step(exercise, state().section("results")) if verdict.full and not is_being_graded() else []


def _wrong_number(exercise: Exercise, got: int) -> str:
    names = ", ".join(answer.name for answer in exercise.answers)
    expected = len(exercise.answers)
    return Texts(exercise).label(
        "answers_expected", exercise=exercise.id, expected=expected, names=names, got=got
    )


def _not_here(exercise: Exercise) -> str:
    sentence = load("dlcourse.in_browser", current_language())["exercise"]
    return sentence.format(number=exercise.number, title=Texts(exercise).title)


def _remember(exercise: Exercise, verdict: Verdict) -> None:
    best = state().get("results", exercise.id, {"points": 0, "full": False})
    result = {
        "points": max(verdict.points, best["points"]),
        "possible": verdict.possible,
        "full": verdict.full or best["full"],
        "last": verdict.points,
        "when": time.strftime("%Y-%m-%dT%H:%M:%S"),
    }
    state().put("results", exercise.id, result)
