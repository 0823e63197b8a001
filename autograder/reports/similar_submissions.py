"""Which submissions look alike: runs of code that few others share, whatever the names and comments are."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import quantiles

from pygments.lexers import PythonLexer
from pygments.token import Comment, Name, String, Text

RUN = 8
"""Tokens in a run. Shorter ones are everybody's, longer ones break at every small change."""

MOST_RUNS, MOST_ALIKE = 20, 0.5
"""A pair is listed when it shares at least so many rare runs, and so large a part of the smaller answer's."""

_COMMON_SHARE, _COMMON_AT_LEAST = 0.15, 5
_LISTED = 25
_NAME, _TEXT = "name", "text"

Run = tuple[str, ...]
Answers = Mapping[str, Mapping[str, str]]
"""Source of every answer cell: by student, then by exercise."""


@dataclass(frozen=True)
class Pair:
    """Two submissions that look alike.

    Attributes:
        students: their ids.
        shared: rare runs that both have.
        alike: the same as a part of the smaller one's rare runs, 0 to 1.
        exercises: in which exercises these runs stand, most of them first.
    """

    students: tuple[str, str]
    shared: int
    alike: float
    exercises: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Similarities:
    """What a comparison of a whole class gave.

    Attributes:
        pairs: those that stand out, most alike first.
        compared: how many pairs there are.
        left_out: pairs that stand out beyond those listed.
        common: a run that more submissions than this have counts for nothing.
        usual: how many rare runs 99 of 100 pairs do not exceed.
    """

    pairs: Sequence[Pair]
    compared: int
    left_out: int
    common: int
    usual: int


def compare(answers: Answers, released: Mapping[str, str], library: set[str]) -> Similarities:
    """Compare every submission with every other one.

    Args:
        answers: the answer cells.
        released: the same cells as they were handed out, by exercise.
        library: names that are not the student's own choice, such as ``np``.
    """
    given = {exercise: set(runs(tokens(source, library))) for exercise, source in released.items()}
    holders: dict[tuple[str, Run], list[str]] = defaultdict(list)
    for student, cells in sorted(answers.items()):
        for exercise, source in cells.items():
            for run in set(runs(tokens(source, library))) - given.get(exercise, set()):
                holders[exercise, run].append(student)
    common = max(_COMMON_AT_LEAST, int(_COMMON_SHARE * len(answers)))
    rare = {key: students for key, students in holders.items() if len(students) <= common}
    sizes = Counter(student for students in rare.values() for student in students)
    shared: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (exercise, _), students in rare.items():
        for first, second in combinations(students, 2):
            shared[first, second][exercise] += 1
    compared = len(answers) * (len(answers) - 1) // 2
    counts = [exercises.total() for exercises in shared.values()]
    found = sorted(_standing_out(shared, sizes), key=lambda pair: (-pair.alike, -pair.shared, pair.students))
    return Similarities(
        found[:_LISTED], compared, max(0, len(found) - _LISTED), common, _usual(counts, compared)
    )


def tokens(source: str, library: set[str]) -> list[str]:
    """A program without comments, docstrings, texts and the names that its author chose."""
    kept: list[str] = []
    for kind, text in PythonLexer().get_tokens(source):
        if kind in Text or kind in Comment or kind in String.Doc or not text.strip():
            continue
        if kind in String:
            if kept[-1:] != [_TEXT]:  # the lexer takes a string to pieces
                kept.append(_TEXT)
            continue
        own = kind in Name and kind not in Name.Builtin and text not in library and kept[-1:] != ["."]
        kept.append(_NAME if own else text)
    return kept


def runs(found: Sequence[str]) -> Iterator[Run]:
    """Every run of so many neighbouring tokens."""
    return (tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1))


def _standing_out(shared: Mapping[tuple[str, str], Counter[str]], sizes: Mapping[str, int]) -> Iterator[Pair]:
    for students, exercises in shared.items():
        count = exercises.total()
        alike = count / min(sizes[student] for student in students)
        if count >= MOST_RUNS and alike >= MOST_ALIKE:
            order = sorted(exercises.items(), key=lambda item: (-item[1], item[0]))
            yield Pair(students, count, alike, order)


def _usual(counts: Sequence[int], compared: int) -> int:
    """The number that 99 of 100 pairs do not exceed; pairs that share nothing count too."""
    every = [*counts, *[0] * (compared - len(counts))]
    return int(quantiles(every, n=100)[-1]) if len(every) > 1 else sum(every)
