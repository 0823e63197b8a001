"""Quizzes come from the catalogue as code: every option with its letter, and no hint at the right one."""

import ast

import pytest

from dlcourse.checking.exercise import Quiz
from dlcourse.checking.quiz_code import WIDTH, quiz_code
from dlcourse.checking.registry import exercises
from dlcourse.checking.texts import Texts
from dlcourse.curriculum import UnknownIdError, chapters

WITH_QUIZ = [
    (each, quiz)
    for chapter in chapters()
    for each in exercises(chapter)
    for quiz in each.answers
    if isinstance(quiz, Quiz)
]


def in_one_line(code):
    """The comments of a cell without the breaks of its lines."""
    return " ".join(line.strip().removeprefix("#").strip() for line in code.splitlines())


@pytest.mark.parametrize(("exercise", "quiz"), WITH_QUIZ, ids=lambda each: getattr(each, "id", ""))
def test_every_question_stands_above_its_entry_with_its_options_and_no_reply(exercise, quiz):
    code = quiz_code(exercise.id)
    assignment = ast.parse(code).body[0]
    assert ast.unparse(assignment.targets[0]) == quiz.name
    assert ast.literal_eval(assignment.value) == dict.fromkeys(quiz.key, "")
    assert max(map(len, code.splitlines())) <= WIDTH
    shown = in_one_line(code)
    for name in quiz.key:
        question = Texts(exercise).question(name)
        assert f"{name}. {question['text']}" in shown
        assert all(f"{letter}  {option}" in shown for letter, option in question["options"].items())
        assert not any(reply in shown for reply in question["replies"].values())


def test_options_that_all_questions_share_are_written_once():
    assert quiz_code("backprop.separate").count("a  ") == 1
    assert quiz_code("activations.choose").count("a  ") == 4


def test_the_options_of_a_single_question_stand_below_it():
    code = quiz_code("frontiers.matching")
    assert code.index("q1.") < code.index("a  ") < code.index('"q1"')


def test_an_exercise_without_a_quiz_has_no_questions():
    with pytest.raises(ValueError, match="has no quiz"):
        quiz_code("activations.forward")


def test_an_unknown_exercise():
    with pytest.raises(UnknownIdError):
        quiz_code("activations.chose")
