"""14.6 The programs of the introductions: they run, and one line of each is wrong."""

from dlcourse.chapters.frameworks.exercises._program_inputs import answers as inputs
from dlcourse.chapters.frameworks.exercises._program_losses import answers as losses
from dlcourse.checking import Exercise, Quiz

digits, noise, tumours = losses
texts, colours, sunspots = inputs
symptoms = Quiz("symptoms", {"q1": "b", "q2": "a", "q3": "c", "q4": "c", "q5": "a", "q6": "b"}, weight=2)
exercise = Exercise(
    number="14.6",
    points=10,
    needs="torch",
    seconds=20.0,  # PyTorch loads parts of itself at the first call
    answers=[digits, texts, noise, tumours, colours, sunspots, symptoms],
)
