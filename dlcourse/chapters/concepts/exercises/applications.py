"""1.4 From an application to its data, its output and its loss."""

from dlcourse.checking import Exercise, Quiz

exercise = Exercise(
    number="1.4",
    points=8,
    answers=[
        Quiz(
            "applications",
            {
                "q1": "a",
                "q2": "c",
                "q3": "b",
                "q4": "b",
                "q5": "c",
                "q6": "a",
                "q7": "b",
                "q8": "c",
                "q9": "a",
                "q10": "c",
                "q11": "b",
                "q12": "a",
            },
        )
    ],
)
