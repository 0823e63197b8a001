"""Proves that an exercise keeps its promises: what must pass passes, what must fail fails by its own name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dlcourse.checking.audit.difference import TOO_ALIKE, likeness
from dlcourse.checking.audit.right_answers import right_answers
from dlcourse.checking.audit.solutions import Solution
from dlcourse.checking.audit.survivors import mutation_test
from dlcourse.checking.audit.unknown_answers import recognised
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.diagnosis.diagnose import remembered_outcomes
from dlcourse.checking.exercise import Exercise, Function, Quiz
from dlcourse.checking.quiz import check_quiz
from dlcourse.checking.run import check_function, run
from dlcourse.checking.texts import Texts
from dlcourse.checking.trials import Trial, trials
from dlcourse.checking.verdict import AnswerVerdict

SEEDS = (0, 1, 2)
"""The usual seeds of the drawn cases."""

HINTS = 4
"""Steps of a hint ladder: symptom, place, idea, pseudo-line."""


@dataclass
class Findings:
    """What an audit found about one exercise; the lists hold sentences about what is not as it must be.

    Attributes:
        exercise: its id.
        mistakes: how many named mistakes it has (wrong options of a quiz count too).
        rejected: how many of them get less than full points, in every wording and for every seed.
        named: how many of them are named as themselves.
        zero_work_points: points of an untouched notebook.
        false_alarms: correct answers that lose points or get a diagnosis, and wrong answers that nobody
            thought of but that are accepted or given a name.
        misnamed: mistakes accepted or named otherwise.
        incomplete: parts that an exercise must have and this one lacks.
        machine_mutants: machine-made changes of the author's solution that change what it computes.
        machine_killed: how many of them the check rejects.
        survivors: the others.
    """

    exercise: str
    mistakes: int = 0
    rejected: int = 0
    named: int = 0
    zero_work_points: float = 0.0
    false_alarms: list[str] = field(default_factory=list)
    misnamed: list[str] = field(default_factory=list)
    incomplete: list[str] = field(default_factory=list)
    machine_mutants: int = 0
    machine_killed: int = 0
    survivors: list[str] = field(default_factory=list)

    @property
    def kept(self) -> bool:
        """Whether the exercise keeps every promise."""
        complaints = [*self.false_alarms, *self.misnamed, *self.incomplete, *self.survivors]
        return not complaints and not self.zero_work_points and self.rejected == self.named == self.mistakes


def audit(exercise: Exercise, solution: Solution | None = None, seeds: Sequence[int] = SEEDS) -> Findings:
    """Audit one exercise: stub, reference, alternatives, every mistake and its paraphrase, strangers, texts.

    Args:
        exercise: what is audited.
        solution: the author's solution in the notebook source; it must pass, its machine-made mutants not.
        seeds: of the drawn cases; every finding must hold for each of them.
    """
    findings = Findings(exercise.id)
    findings.zero_work_points = run(exercise, [LocalCaller(_untouched(a)) for a in exercise.answers]).points
    for answer in exercise.answers:
        if isinstance(answer, Function):
            with remembered_outcomes():
                _audit_function(answer, exercise, findings, seeds)
        elif isinstance(answer, Quiz):
            _audit_quiz(answer, exercise, findings)
    findings.false_alarms += recognised(exercise)
    if len(Texts(exercise).hints) != HINTS:
        findings.incomplete.append(f"{exercise.id}: the hint ladder needs {HINTS} steps")
    if solution:
        _audit_solution(solution, exercise, findings)
    return findings


def _audit_solution(solution: Solution, exercise: Exercise, findings: Findings) -> None:
    names = solution.namespace()
    verdict = run(exercise, [LocalCaller(names.get(answer.name)) for answer in exercise.answers])
    if not verdict.full or verdict.points != exercise.points:
        findings.false_alarms.append(f"{exercise.id}: the author's solution earns {verdict.points}")
    survivors = mutation_test(exercise, solution)
    findings.machine_mutants, findings.machine_killed = survivors.made, survivors.killed
    findings.survivors = survivors.survived


def _untouched(answer: Function | Quiz) -> Any:
    if not isinstance(answer, Function):
        return {}

    def stub(*args: Any, **kwargs: Any) -> None:
        raise NotImplementedError

    return stub


def _audit_function(function: Function, exercise: Exercise, findings: Findings, seeds: Sequence[int]) -> None:
    asked = [trials(function, np.random.default_rng(seed)) for seed in seeds]
    for label, attempt in right_answers(function):
        for verdict in _verdicts(function, attempt, exercise, asked):
            if verdict.state != "right" or verdict.mistakes:
                findings.false_alarms.append(f"{exercise.id}: {label}: {_summary(verdict)}")
    for mistake in function.mistakes:
        wordings = (mistake.example, mistake.paraphrase)
        verdicts = [v for attempt in wordings for v in _verdicts(function, attempt, exercise, asked)]
        _count_mistake(f"{exercise.id}: {function.name}", mistake.id, verdicts, findings)
    if len(function.mistakes) < 3:
        findings.incomplete.append(f"{exercise.id}: {function.name} names fewer than three mistakes")
    if not any(likeness(other, function.reference) < TOO_ALIKE for other in function.alternatives):
        findings.incomplete.append(f"{exercise.id}: {function.name} has no differently written alternative")


def _count_mistake(place: str, id: str, verdicts: list[AnswerVerdict], findings: Findings) -> None:
    rejected = all(verdict.earned < 1 for verdict in verdicts)
    named = all(verdict.mistakes[:1] == [id] for verdict in verdicts)
    findings.mistakes += 1
    findings.rejected += rejected
    findings.named += named
    if not (rejected and named):
        seen = "; ".join(dict.fromkeys(map(_summary, verdicts)))
        findings.misnamed.append(f"{place}: {id}: {seen}")


def _audit_quiz(quiz: Quiz, exercise: Exercise, findings: Findings) -> None:
    texts = Texts(exercise)
    for question, right in quiz.key.items():
        words = texts.question(question)
        if words["options"].keys() != words["replies"].keys() or right not in words["options"]:
            findings.incomplete.append(f"{exercise.id}: {question}: every option needs a reply of its own")
        wrong = [letter for letter in words["options"] if letter != right]
        findings.mistakes += len(wrong)
        for letter in wrong:
            verdict = check_quiz(quiz, {**quiz.key, question: letter}, texts)
            findings.rejected += verdict.earned < 1
            findings.named += verdict.mistakes == [f"{question}={letter}"]


def _verdicts(
    function: Function, attempt: Callable[..., Any], exercise: Exercise, asked: Sequence[Sequence[Trial]]
) -> Iterator[AnswerVerdict]:
    """The verdicts for every seed."""
    for trials_of_seed in asked:
        caller = LocalCaller(attempt, exercise.seconds)
        yield check_function(function, caller, trials_of_seed, Texts(exercise))


def _summary(verdict: AnswerVerdict) -> str:
    what = verdict.failure.what if verdict.failure else "no failing case"
    return f"earned {verdict.earned:.2f}, named {verdict.mistakes or 'nothing'} ({what})"
