"""Questions come from the catalogue, every option with its letter, and no hint at the right one."""

import pytest

from dlcourse.checking.quiz_markdown import questions_markdown
from dlcourse.curriculum import UnknownIdError
from dlcourse.messages import catalogue


def test_every_question_and_option_is_shown_and_no_reply():
    shown = questions_markdown("activations.choose")
    questions = catalogue("activations")["exercises"]["choose"]["questions"]
    for name, words in questions.items():
        assert f"**{name}.** {words['text']}" in shown
        assert all(f"- **{letter}** · {option}" in shown for letter, option in words["options"].items())
        assert not any(reply in shown for reply in words["replies"].values())


def test_an_exercise_without_a_quiz_has_no_questions():
    with pytest.raises(ValueError, match="has no quiz"):
        questions_markdown("activations.forward")


def test_an_unknown_exercise():
    with pytest.raises(UnknownIdError):
        questions_markdown("activations.chose")
