"""15.8 What to report in eight areas of application."""

from dlcourse.checking import Exercise, Quiz

key = {"q1": "b", "q2": "c", "q3": "a", "q4": "b", "q5": "c", "q6": "a", "q7": "b", "q8": "c"}
exercise = Exercise(number="15.8", points=4, answers=[Quiz("reported", key)])
