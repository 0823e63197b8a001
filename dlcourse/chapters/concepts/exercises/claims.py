"""1.5 Ten sentences that introductions like to print: true, false, or true on a condition."""

from dlcourse.checking import Exercise, Quiz

exercise = Exercise(
    number="1.5",
    points=12,
    answers=[
        Quiz(
            "claims",
            {
                "q1": "b",
                "q2": "c",
                "q3": "c",
                "q4": "b",
                "q5": "c",
                "q6": "a",
                "q7": "c",
                "q8": "b",
                "q9": "a",
                "q10": "c",
            },
        )
    ],
)
