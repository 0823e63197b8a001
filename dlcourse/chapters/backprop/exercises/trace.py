"""6.1 Six gradients of a small graph, by hand."""

from dlcourse.checking import Exercise, Quiz

exercise = Exercise(
    number="6.1",
    points=4,
    answers=[Quiz("trace", {"q1": "b", "q2": "a", "q3": "c", "q4": "b", "q5": "d", "q6": "a"})],
)
