"""18.3 Three rungs: a linear model, a network, the student's own best; tried on draws nobody has seen.

Points grow with what is reached. The steps lie clearly below what a fair answer reaches on its worst draw:
grading runs on another processor, where the same training reaches a little more or less.
"""

from dlcourse.chapters.capstone.exercises import _climbing as climbing
from dlcourse.chapters.capstone.exercises._right_ladders import digits, payments, subjects
from dlcourse.checking import Case, Exercise, Function, Symptom

RUNGS = ("linear", "network", "own")


def _reaches(found, rung, step, seed):
    """Whether a step of a rung is reached; if not, how far it is."""
    track, reached = found["track"], found["reached"]
    if track not in climbing.ASKED:
        return f"there is no track {track!r}"
    if isinstance(reached, str):
        return reached
    asked = climbing.ASKED[track][rung][step]
    return True if reached >= asked else f"{track}: {reached:.3f} is reached here, this step asks for {asked}"


def _behaves(found, seed):
    """Whether all three rungs keep the rules; the first thing that one of them breaks."""
    broken = [f"{name}: {said}" for name, said in zip(RUNGS, found["rungs"], strict=True) if said]
    return broken[0] if broken else True


def _step(rung, step, seed, weight=1.0):
    name = f"{RUNGS[rung]}, step {step + 1}"
    typed = (
        f"track, *rungs = ladder()\nrungs[{rung}](x, y, x_new, rng)  # on {climbing.DRAWS[step]} of its draws"
    )
    return Case(name, (rung, step, seed), prop=_reaches, play=climbing.climbed, typed=typed, weight=weight)


def _rules(name, seed, probe, weight=1.0):
    typed = f"track, linear, network, own = ladder()  # {name}"
    return Case(name, (seed,), prop=_behaves, play=probe, typed=typed, weight=weight)


def drawn(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=11)]
    steps = [_step(rung, step, seeds[3 * rung + step]) for rung in range(3) for step in range(3)]
    return [
        *steps,
        _rules("the same seed, the same names", seeds[9], climbing.repeated, 1.5),
        _rules("shuffled labels, other new rows", seeds[10], climbing.probed, 3),
    ]


def _says(words):
    def shows(evidence):
        return any(words in str(sentence) for sentence in climbing.complaints(evidence))

    return shows


def _with(ladder, **changes):
    """A right ladder with one rung replaced by a wrong one."""

    def changed():
        track, *rungs = ladder()
        rungs = [changes.get(name, rung) for name, rung in zip(RUNGS, rungs, strict=True)]
        return (changes.get("track", track), *rungs)

    return changed


mistakes = [
    Symptom(
        id,
        _says(words),
        _with(payments, **{rung: bad(payments()[place])}),
        _with(subjects, **{other: bad(subjects()[there])}),
    )
    for id, words, bad, (rung, place), (other, there) in climbing.FAULTS
]
mistakes.append(
    Symptom(
        "at_chance",
        climbing.at_chance,
        _with(payments, network=climbing.mixed(payments()[2])),
        _with(digits, linear=climbing.mixed(digits()[1])),
    )
)
visible = [_step(rung, 0, 7 + rung, weight=0) for rung in range(3)]
answer = Function("ladder", payments, [digits, subjects], mistakes, visible, drawn)
exercise = Exercise(number="18.3", points=24, answers=[answer], seconds=30)
