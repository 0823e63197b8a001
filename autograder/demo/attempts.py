"""Students who mean well: right, wrong in a way that has a name, not finished."""

import ast
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.demo.examples import code_of
from autograder.demo.workbook import Workbook
from dlcourse.checking.exercise import Exercise, Function, Quiz


@dataclass(frozen=True)
class MadeUpAttempt:
    """What one made-up student hands in.

    Attributes:
        student: a name that tells what it is.
        content: of the file.
        expected: the mark it deserves.
        mistake: the mistake that must be named; empty where none is.
        file: its name, where that is not the notebook's.
    """

    student: str
    content: str
    expected: float
    mistake: str = ""
    file: str = ""


def attempt(student: str, notebook: NotebookNode, expected: float, mistake: str = "") -> MadeUpAttempt:
    """An attempt that is a proper notebook."""
    return MadeUpAttempt(student, nbformat.writes(notebook), round(expected, 2), mistake)


def right(book: Workbook) -> Iterator[MadeUpAttempt]:
    """Full marks: the author's solution, another way of writing it, warnings on the way, a disguised copy."""
    yield attempt("right-01", book.solved(), book.possible)
    others = {function.name: code for _, function in book.functions if (code := _alternative(function))}
    yield attempt("right-02-in-other-words", book.solved_but(others), book.possible)
    noisy = book.solved()
    noisy.cells.insert(
        2, new_code_cell('import sys, warnings\nwarnings.warn("old")\nprint("hi", file=sys.stderr)')
    )
    yield attempt("right-03-with-warnings", noisy, book.possible)
    twice = book.solved()
    twice.cells += [new_code_cell("1 / 0"), new_code_cell("print('done')")]
    yield attempt("right-04-error-in-own-cell", twice, book.possible)
    copied = {name: disguised(code) for name, code in others.items()}
    yield attempt("right-05-copy-of-02", book.solved_but(copied), book.possible)


def wrong(book: Workbook, count: int) -> Iterator[MadeUpAttempt]:
    """One exercise wrong in a way that has a name; the mark is what the engine says in this process."""
    quizzes = itertools.islice(_wrong_quizzes(book), 2)
    yield from itertools.islice(itertools.chain(quizzes, _wrong_functions(book)), count)


def unfinished(book: Workbook) -> Iterator[MadeUpAttempt]:
    """The notebook as handed out; the first half of it; an answer that Python cannot read."""
    yield attempt("unfinished-nothing", book.released(), 0)
    half = book.exercises[: len(book.exercises) // 2]
    yield attempt("unfinished-half", book.solved(lambda e: e in half), sum(e.points for e in half))
    exercise, function = book.victim
    broken = book.solved_but({function.name: f"def {function.name}(:\n    return"})
    yield attempt("unfinished-syntax-error", broken, book.possible - exercise.points)


def disguised(code: str) -> str:
    """The same code with other names for its variables, and a comment."""
    tree = ast.parse(code)
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        parts = list(ast.walk(function))
        given = {node.arg for node in parts if isinstance(node, ast.arg)}
        made = {node.id for node in parts if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        for node in parts:
            if isinstance(node, ast.Name) and node.id in made - given:
                node.id = f"my_{node.id}"
    return f"# all my own work\n{ast.unparse(tree)}"


def _alternative(function: Function) -> str | None:
    codes = (code_of(alternative, function.name) for alternative in function.alternatives)
    return next(filter(None, codes), None)


def _wrong_quizzes(book: Workbook) -> Iterator[MadeUpAttempt]:
    """One question answered wrongly, by two students alike."""
    for exercise in book.exercises:
        for quiz in (answer for answer in exercise.answers if isinstance(answer, Quiz)):
            question, letter = next(iter(quiz.key.items()))
            chosen = {**quiz.key, question: "a" if letter != "a" else "b"}
            notebook = book.solved_but({quiz.name: f"{quiz.name} = {chosen!r}"})
            mark = book.possible - exercise.points + book.verdict(notebook, exercise).points
            for student in ("wrong-quiz", "wrong-quiz-too"):
                yield attempt(student, notebook, mark, f"{question}={chosen[question]}")


def _wrong_functions(book: Workbook) -> Iterator[MadeUpAttempt]:
    """The first mistake of every function, then the second one, and so on; some by two hands."""
    rounds = itertools.zip_longest(*(_mistakes(exercise, f) for exercise, f in book.functions))
    found = filter(None, itertools.chain.from_iterable(rounds))
    for number, (exercise, function, id, codes) in enumerate(found):
        for hand, code in zip(("", "-too"), codes if number < 2 else codes[:1], strict=False):
            notebook = book.solved_but({function.name: code})
            mark = book.possible - exercise.points + book.verdict(notebook, exercise).points
            yield attempt(f"wrong-{function.name}-{id}{hand}", notebook, mark, id)


_Mistake = tuple[Exercise, Function, str, list[str]]


def _mistakes(exercise: Exercise, function: Function) -> Iterator[_Mistake]:
    for mistake in function.mistakes:
        hands: list[Callable[..., Any]] = [mistake.example, mistake.paraphrase]
        codes = [code for hand in hands if (code := code_of(hand, function.name))]
        if codes:
            yield exercise, function, mistake.id, codes
