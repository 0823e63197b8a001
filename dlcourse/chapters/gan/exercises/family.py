"""13.6 What a GAN is, what it is not, and its relatives."""

from dlcourse.checking import Exercise, Quiz

exercise = Exercise(
    number="13.6",
    points=6,
    answers=[Quiz("family", {"q1": "c", "q2": "b", "q3": "d", "q4": "a", "q5": "c", "q6": "b"})],
)
