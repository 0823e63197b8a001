"""1.5 Ten sentences of introductions: true, false, or true under a condition."""

from dlcourse.checking import Exercise, Quiz

KEY = dict(zip([f"q{number}" for number in range(1, 11)], "bcadbcabcd", strict=True))

exercise = Exercise(number="1.5", points=12, answers=[Quiz("claims", KEY)])
