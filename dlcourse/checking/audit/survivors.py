"""Mutation testing: does the check reject every machine-made mistake?"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.checking.audit.mutants import Mutant, mutants
from dlcourse.checking.audit.solutions import Solution
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.calling.reference import expected_outcome
from dlcourse.checking.case import Case
from dlcourse.checking.exercise import Exercise, Function
from dlcourse.checking.judge import judge

INPUTS = 1000
"""Random valid inputs on which a surviving mutant must equal the solution to count as equivalent."""

_SECONDS = 1.0
_MOST_SEEDS = 1000


@dataclass(frozen=True)
class Survivors:
    """How many mutants of an exercise differ from its solution, and which of them pass the check."""

    made: int
    killed: int
    survived: list[str]


def mutation_test(exercise: Exercise, solution: Solution) -> Survivors:
    """Check every mutant of the exercise's solution.

    A mutant that passes is compared with the solution on ``INPUTS`` further inputs; where it never differs it
    is the same program written differently and leaves the count.
    """
    functions = [answer for answer in exercise.answers if isinstance(answer, Function)]
    killed, survived = 0, []
    for mutant in mutants(solution.code, solution.solution_lines) if functions else ():
        outcome = _outcome(mutant, solution, functions)
        killed += outcome == "killed"
        if outcome == "survived":
            survived.append(f"{exercise.id}, line {mutant.line}: {mutant.change}")
    return Survivors(killed + len(survived), killed, survived)


def _outcome(mutant: Mutant, solution: Solution, functions: list[Function]) -> str:
    try:
        names = solution.namespace(mutant.code)
    except Exception:  # a mutant that cannot even be defined is seen by every student at once
        return "killed"
    answers = [(function, names.get(function.name)) for function in functions]
    if any(_is_rejected(function, answer) for function, answer in answers):
        return "killed"
    return (
        "survived" if any(_ever_differs(function, answer) for function, answer in answers) else "equivalent"
    )


def _is_rejected(function: Function, answer: Any) -> bool:
    """Whether the check takes points off, with the cases of its first seed."""
    caller = LocalCaller(answer, _SECONDS)
    rng = np.random.default_rng(0)
    return any(_fails(function, caller, case) for case in [*function.visible, *function.cases(rng)])


def _ever_differs(function: Function, answer: Any) -> bool:
    caller = LocalCaller(answer, _SECONDS)
    tried = 0
    for seed in range(1, _MOST_SEEDS):
        cases = function.cases(np.random.default_rng(seed))
        if not cases or tried >= INPUTS:
            return False
        if any(_fails(function, caller, case) for case in cases):
            return True
        tried += len(cases)
    return False


def _fails(function: Function, caller: LocalCaller, case: Case) -> bool:
    got = caller.call(case.args, case.kwargs, case.play)
    expected = expected_outcome(function.reference, case)
    effects = got.changed or got.used_global_random or got.hidden_state
    return bool(effects) or judge(case, got, expected) is not None
