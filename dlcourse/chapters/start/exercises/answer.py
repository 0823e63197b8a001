"""0.1 The first green check."""

from dlcourse.checking import Case, Exercise, Function, Wrong, generic


def answer():
    return 42


def _prints():
    print(42)


def _prints_in_words():
    print(f"the answer is {answer()}")


def _computes():
    result = 42
    result += 0


exercise = Exercise(
    number="0.1",
    points=0,
    answers=[
        Function(
            "answer",
            reference=answer,
            alternatives=[lambda: int("42")],
            mistakes=[
                generic.returns_nothing(_computes, lambda: None),
                generic.prints_instead(_prints, _prints_in_words),
                generic.text_instead(lambda: "42", lambda: str(6 * 7)),
                Wrong("digits_swapped", lambda: 24, lambda: 4 * 6),
            ],
            visible=[Case("call it")],
        )
    ],
)
