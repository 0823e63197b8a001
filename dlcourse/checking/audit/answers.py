"""Strangers' answers: what people who saw the student notebooks alone have written, and how it is judged.

A folder holds one folder per exercise, ``<chapter>.<exercise>/``, with files ``right_NN.py`` and
``wrong_NN.py``. A file is what the answer cells would hold for one function; what it does not define is taken
from the author's solution. The first line of a wrong answer says what is wrong, the second which names are
true of it::

    # wrong: the gradient of the bias is not averaged over the batch
    # accept: bias_not_averaged not_averaged
"""

import linecache
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dlcourse.checking.audit.solutions import Solution, solutions
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.diagnosis.diagnose import remembered_outcomes
from dlcourse.checking.exercise import Exercise
from dlcourse.checking.registry import exercises
from dlcourse.checking.run import collect, conclude
from dlcourse.checking.trials import Trial, draw
from dlcourse.checking.verdict import Verdict
from dlcourse.curriculum import FORMER_IDS, current_id

SEEDS = (0, 1, 2, 3, 4)
_SECONDS = 2.0
"""A wrong answer gets a third of the exercise's time, but at least this: some of them never end."""
PATIENCE = 3
"""So many times longer may a right answer take here: the machine does other things too."""
_ACCEPT = "# accept:"


@dataclass(frozen=True)
class StrangersAnswer:
    """One file.

    Attributes:
        file: where it stands.
        right: whether it is right.
        about: in which hand a right one is written, or what is wrong.
        accepted: ids of the mistakes that are true of a wrong one.
        code: the whole text.
    """

    file: Path
    right: bool
    about: str
    accepted: frozenset[str]
    code: str

    @property
    def exercise(self) -> str:
        """Id of the exercise that it answers."""
        return self.file.parent.name


@dataclass(frozen=True)
class Judgement:
    """What the check said about an answer, over all seeds.

    Attributes:
        answer: the answer.
        full: it earned all points with every seed.
        ever_full: it earned all points with at least one seed.
        named: every name that was given.
        always_named: a name was given with every seed.
        broke: what the check itself stopped with.
        what: the first failure in words.
    """

    answer: StrangersAnswer
    full: bool
    ever_full: bool
    named: frozenset[str]
    always_named: bool
    broke: str = ""
    what: str = ""

    @property
    def named_falsely(self) -> bool:
        """A name was given that is not true of the answer."""
        return not self.answer.right and bool(self.named - self.answer.accepted)

    @property
    def named_truly(self) -> bool:
        """Names were given with every seed, and all of them are true."""
        return not self.answer.right and self.always_named and not self.named_falsely

    @property
    def fair(self) -> bool:
        """A right answer is full and unnamed; a wrong one is not full and has no false name."""
        if self.broke:
            return False
        return (
            self.full and not self.named if self.answer.right else not (self.ever_full or self.named_falsely)
        )

    def __str__(self) -> str:
        """Return what is not as it should be, in one line."""
        place = f"{self.answer.exercise}/{self.answer.file.name} ({self.answer.about})"
        if self.broke:
            return f"{place}: the check breaks: {self.broke}"
        found = f"named {', '.join(sorted(self.named)) or 'nothing'}"
        if self.answer.right:
            return f"{place}: {'full' if self.full else 'not full'}, {found}; {self.what}"
        true = ", ".join(sorted(self.answer.accepted)) or "none"
        return f"{place}: {'full' if self.ever_full else 'rejected'}, {found}; true would be {true}"


def read_answers(folder: Path, exercise: str) -> list[StrangersAnswer]:
    """The answers to one exercise, by file name; those that stand under a former id of it, too.

    Raises:
        ValueError: a file does not begin as it must.
    """
    folders = [folder / id for id in (exercise, *FORMER_IDS) if current_id(id) == exercise]
    return [_read(file) for each in folders for file in sorted(each.glob("*.py"))]


def _read(file: Path) -> StrangersAnswer:
    code = file.read_text(encoding="utf-8")
    first, second, *_ = [*code.splitlines(), "", ""]
    kind, _, about = first.removeprefix("# ").partition(": ")
    if kind not in ("right", "wrong") or not file.name.startswith(kind):
        raise ValueError(f"{file}: the first line must be '# right: ...' or '# wrong: ...', like its name")
    if kind == "wrong" and not second.startswith(_ACCEPT):
        raise ValueError(f"{file}: the second line must be '{_ACCEPT} id id ...'")
    accepted = second.removeprefix(_ACCEPT).split() if kind == "wrong" else []
    return StrangersAnswer(file, kind == "right", about, frozenset(accepted), code)


def judge_folder(
    folder: Path, chapters: Sequence[str], source: Path, seeds: Sequence[int] = SEEDS
) -> Iterator[Judgement]:
    """Check every answer of a folder to the exercises of these chapters, exercise by exercise.

    Args:
        folder: of the answers.
        chapters: their names.
        source: folder of the notebook sources, which hold the authors' solutions.
        seeds: of the drawn cases.
    """
    for chapter in chapters:
        written = {each.exercise: each for each in solutions(source, chapter)}
        for exercise in exercises(chapter):
            answers = read_answers(folder, exercise.id)
            if answers:
                yield from judge_answers(answers, exercise, written[exercise.id], seeds)


def judge_answers(
    answers: Sequence[StrangersAnswer], exercise: Exercise, solution: Solution, seeds: Sequence[int] = SEEDS
) -> Iterator[Judgement]:
    """Check every answer with every seed.

    Args:
        answers: to this exercise.
        exercise: what was asked.
        solution: the author's, for what a file does not define.
        seeds: of the drawn cases.
    """
    _undo_global_settings()
    names = solution.namespace()
    drawn = [draw(exercise, seed) for seed in seeds]
    if any("torch" in answer.code for answer in answers):
        warm_up_torch()
    with remembered_outcomes():
        for answer in answers:
            yield _judge(answer, exercise, names, drawn)


def warm_up_torch() -> None:
    """The first backward pass imports for seconds, which must not count as an answer's own time."""
    import torch

    with torch.enable_grad():
        weight = torch.ones(1, requires_grad=True)
        weight.sum().backward()
        torch.optim.SGD([weight], lr=0.1).step()


def _undo_global_settings() -> None:
    """Some wrong answers turn gradients off for everybody who comes after them."""
    if "torch" in sys.modules:
        sys.modules["torch"].set_grad_enabled(True)


def _judge(
    answer: StrangersAnswer,
    exercise: Exercise,
    names: Mapping[str, Any],
    drawn: Sequence[Sequence[Sequence[Trial]]],
) -> Judgement:
    _undo_global_settings()
    try:
        own = defined_by(answer, names)
        given = [own.get(each.name, names.get(each.name)) for each in exercise.answers]
        verdicts = [_verdict(exercise, given, trials, answer.right) for trials in drawn]
    except Exception as error:
        return Judgement(answer, False, False, frozenset(), False, f"{type(error).__name__}: {error}")
    asked = [each.name for each in exercise.answers if each.name in own]
    named = [_names(verdict, asked) for verdict in verdicts]
    full = [verdict.points == verdict.possible and verdict.full for verdict in verdicts]
    return Judgement(
        answer, all(full), any(full), frozenset().union(*named), all(named), what=_what(verdicts, asked)
    )


def _verdict(
    exercise: Exercise, given: Sequence[Any], trials: Sequence[Sequence[Trial]], right: bool
) -> Verdict:
    seconds = PATIENCE * exercise.seconds if right else max(exercise.seconds / 3, _SECONDS)
    callers = [LocalCaller(each, seconds) for each in given]
    return conclude(exercise, callers, collect(exercise, callers, trials))


def defined_by(answer: StrangersAnswer, names: Mapping[str, Any]) -> dict[str, Any]:
    """What the file defines itself; it may use what the notebook defines before."""
    place = str(answer.file)
    linecache.cache[place] = len(answer.code), None, answer.code.splitlines(keepends=True), place
    after = dict(names)
    exec(compile(answer.code, place, "exec"), after)
    own = {name: value for name, value in after.items() if value is not names.get(name)}
    chapter = answer.exercise.partition(".")[0]
    return {current_id(f"{chapter}.{name}").partition(".")[2]: value for name, value in own.items()}


def _names(verdict: Verdict, asked: Sequence[str]) -> frozenset[str]:
    return frozenset(id for answer in verdict.answers if answer.name in asked for id in answer.mistakes)


def _what(verdicts: Sequence[Verdict], asked: Sequence[str]) -> str:
    found = [a for v in verdicts for a in v.answers if a.name in asked and a.state != "right"]
    if not found:
        return ""
    first = found[0]
    return first.failure.what if first.failure else " ".join(first.side_effects) or first.state


@dataclass
class Tally:
    """How many answers were judged how."""

    right: int = 0
    right_full: int = 0
    wrong: int = 0
    rejected: int = 0
    named_true: int = 0
    named_false: int = 0

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> "Tally":
        """Count all of them."""
        tally = cls()
        for found in judgements:
            tally.add(found)
        return tally

    def add(self, found: Judgement) -> None:
        """Count one answer."""
        if found.answer.right:
            self.right += 1
            self.right_full += found.fair
        else:
            self.wrong += 1
            self.rejected += not found.ever_full and not found.broke
            self.named_true += found.named_truly
            self.named_false += found.named_falsely

    def __str__(self) -> str:
        """Return the numbers in one line."""
        return (
            f"right {self.right}, full and unnamed {self.right_full}; wrong {self.wrong}, "
            f"rejected {self.rejected}, named truly {self.named_true}, falsely {self.named_false}"
        )

    def to_json(self) -> dict[str, int]:
        """The numbers under the names that ``dlcourse audit --json`` gives them."""
        return {
            "answers_right": self.right,
            "answers_right_full": self.right_full,
            "answers_wrong": self.wrong,
            "answers_rejected": self.rejected,
            "answers_named_true": self.named_true,
            "answers_named_false": self.named_false,
        }
