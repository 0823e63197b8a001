"""Quiz questions as Markdown, for the notebook: the catalogue is their only source."""

from dlcourse.checking.exercise import Exercise, Quiz
from dlcourse.checking.registry import exercise as find_exercise
from dlcourse.checking.texts import Texts


def questions_markdown(id: str) -> str:
    """The questions of an exercise's quizzes with their options, ready for a markdown cell.

    Args:
        id: for example ``"activations.choose"``.

    Raises:
        UnknownIdError: there is no such exercise.
        ValueError: the exercise has no quiz.
    """
    exercise = find_exercise(id)
    quizzes = [answer for answer in exercise.answers if isinstance(answer, Quiz)]
    if not quizzes:
        raise ValueError(f"{id} has no quiz, so there are no questions to show")
    return "\n\n".join(_question(question, exercise) for quiz in quizzes for question in quiz.key)


def _question(question: str, exercise: Exercise) -> str:
    words = Texts(exercise).question(question)
    options = "\n".join(f"- **{letter}** · {option}" for letter, option in words["options"].items())
    return f"**{question}.** {words['text']}\n\n{options}"
