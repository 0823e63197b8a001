"""The result of checking one exercise: plain data that any report is made from."""

from dataclasses import dataclass, field
from typing import Any, Literal

State = Literal["right", "wrong", "missing"]


@dataclass(frozen=True)
class CaseResult:
    """One row of the table: a case, or a quiz question."""

    name: str
    passed: bool
    note: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Failure:
    """The smallest failing input, what came out and what was expected, as text.

    Attributes:
        called: the lines that a student types to see it again.
        got: the value that came back, or what happened instead; of a large result the part that differs.
        expected: the reference's value there, or the property asked for.
        place: of the part that differs, as an index; empty for the whole result.
        what: the difference in one sentence.
        returned: whether a value came back at all.
        hidden: it comes from a drawn case, which grading keeps to itself.
    """

    called: str
    got: str
    expected: str
    what: str
    returned: bool
    hidden: bool = False
    place: str = ""


@dataclass(frozen=True)
class AnswerVerdict:
    """What was found about one answer.

    Attributes:
        name: the function or variable asked for.
        earned: part of the answer's points, 0 to 1.
        state: ``right``, ``wrong``, ``missing`` (not written yet) or ``stored`` (a prediction).
        cases: the rows of the table.
        mistakes: ids of the named mistakes.
        failure: the smallest failing input, if a case failed.
        side_effects: sentences about inputs changed and random numbers drawn.
        printed: beginning of what the answer printed.
        remarks: sentences about a right answer that could be still better; they cost nothing.
        looked_into: a name was looked for; false where our own diagnosis broke off.
    """

    name: str
    earned: float
    state: State
    cases: list[CaseResult] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)
    failure: Failure | None = None
    side_effects: list[str] = field(default_factory=list)
    printed: str = ""
    remarks: list[str] = field(default_factory=list)
    looked_into: bool = True


@dataclass(frozen=True)
class Verdict:
    """What was found about one exercise."""

    exercise: str
    number: str
    title: str
    points: float
    possible: float
    answers: list[AnswerVerdict]

    @property
    def full(self) -> bool:
        """Whether every answer is right."""
        return all(answer.state == "right" for answer in self.answers)

    def to_json(self) -> dict[str, Any]:
        """The summary that travels with the report for other programs."""
        cases = [case for answer in self.answers for case in answer.cases]
        return {
            "exercise": self.exercise,
            "title": self.title,
            "points": self.points,
            "possible": self.possible,
            "mistakes": [id for answer in self.answers for id in answer.mistakes],
            "passed": sum(case.passed for case in cases),
            "total": len(cases),
        }
