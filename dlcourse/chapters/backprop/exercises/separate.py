"""6.7 Forward pass, backward pass, update: which line belongs where?"""

from dlcourse.checking import Exercise, Quiz

exercise = Exercise(
    number="6.7",
    points=2,
    answers=[Quiz("phases", {"q1": "a", "q2": "b", "q3": "c", "q4": "b", "q5": "c", "q6": "a"})],
)
