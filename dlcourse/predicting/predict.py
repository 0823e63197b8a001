"""``predict()``: what do you expect, before a cell shows it?"""

from dlcourse.predicting.choices import Choices
from dlcourse.predicting.questions import prediction, words
from dlcourse.predicting.show import show


def predict(id: str, letter: str | None = None) -> None:
    """Ask for a prediction, which is remembered and never marked; what it was comes with ``explain(id)``.

    Args:
        id: ``<chapter>.<name>``, for example ``"activations.dead_units"``.
        letter: an answer, where there is no form to click.

    Raises:
        UnknownIdError: there is no such prediction; the message lists the closest ones.
    """
    question, said = prediction(id), words()
    call = f'predict("{id}", "{next(iter(question.options))}")'
    asked = Choices(
        title=said["predict_title"],
        section="predictions",
        questions=[question],
        reply=lambda *_: {"note": said["stored"]},
        call=call,
        button=said["predict"],
    )
    refused = asked.choose(question, str(letter).strip().lower()) if letter is not None else ""
    if refused:
        print(refused)
    show(asked)
