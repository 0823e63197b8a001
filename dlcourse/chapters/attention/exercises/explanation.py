"""11.6 What a picture of attention proves; and the symptom of the clinic."""

from dlcourse.checking import Exercise, Quiz

quiz = Quiz("reasons", {"q1": "b", "q2": "c", "q3": "a", "q4": "b"})
exercise = Exercise(number="11.6", points=4, answers=[quiz])
