"""14.7 Twelve sentences about frameworks: true, true once, or never true?"""

from dlcourse.checking import Exercise, Quiz

KEY = {
    "q1": "b",
    "q2": "c",
    "q3": "b",
    "q4": "b",
    "q5": "b",
    "q6": "a",
    "q7": "b",
    "q8": "c",
    "q9": "a",
    "q10": "b",
    "q11": "c",
    "q12": "a",
}
"""a: true today, b: true once, c: never true."""

exercise = Exercise(number="14.7", points=2, answers=[Quiz("verdicts", KEY)])
