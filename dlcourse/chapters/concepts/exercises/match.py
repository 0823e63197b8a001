"""1.4 Twelve applications: what goes in, what comes out, and what the training makes small."""

from dlcourse.checking import Exercise, Quiz

KEY = dict(zip([f"q{number}" for number in range(1, 13)], "bcadbacdbcad", strict=True))

exercise = Exercise(number="1.4", points=8, answers=[Quiz("match", KEY)])
