"""4.6 Which activation belongs where, and what an activation is for."""

from dlcourse.checking import Exercise, Quiz

exercise = Exercise(
    number="4.6",
    points=6,
    answers=[Quiz("choice", {"q1": "b", "q2": "c", "q3": "a", "q4": "d"})],
)
