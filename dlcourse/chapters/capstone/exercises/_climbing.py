"""What the rungs of a ladder reach on hidden draws, and whether they keep the rules."""

import numpy as np

from dlcourse.experiments.tracks import CLASSES, balanced_accuracy, draw

DRAWS = (1, 1, 3)
"""On so many draws the median is taken, by step."""

ASKED = {
    "digits": ((0.7, 0.75, 0.8), (0.72, 0.77, 0.82), (0.76, 0.8, 0.83)),
    "subjects": ((0.58, 0.62, 0.67), (0.58, 0.62, 0.67), (0.6, 0.65, 0.69)),
    "payments": ((0.62, 0.66, 0.7), (0.66, 0.72, 0.77), (0.68, 0.75, 0.8)),
}
"""Balanced accuracies that are asked for, by track, rung and step."""

_SMALL = {"train": 240, "new": 240}


def climbed(answer, rung, step, seed):
    """The median of what a rung reaches."""
    track, *rungs = answer()
    if track not in ASKED or len(rungs) != 3:
        return {"track": track, "reached": "ladder() returns a track and three functions"}
    reached = []
    for number in range(DRAWS[step]):
        x, y, x_new, y_new = draw(track, seed + number)
        named, fault = _names(rungs[rung], track, x, y, x_new, seed)
        if fault:
            return {"track": track, "reached": fault}
        reached.append(balanced_accuracy(y_new, named))
    return {"track": track, "reached": float(np.median(reached))}


def _names(rung, track, x, y, x_new, seed):
    """What a rung names, and what is wrong with its form."""
    named = rung(x.copy(), y.copy(), x_new.copy(), np.random.default_rng(seed))
    if named is None:
        return np.empty(0), NOTHING
    named = np.asarray(named)
    if named.shape != (len(x_new),):
        return (
            named,
            f"{NOT_LABELS}: an array of shape {named.shape} came back, ({len(x_new)},) was asked for",
        )
    if named.dtype.kind not in "biuf" or not np.isin(named, np.arange(CLASSES[track])).all():
        return named, f"{NOT_LABELS}: whole numbers from 0 to {CLASSES[track] - 1} were asked for"
    return named.astype(int), ""


def _learned(rung, track, x, y, x_new, y_new, seed):
    """What a rung names, and what is wrong with it if it has learned nothing."""
    named, fault = _names(rung, track, x, y, x_new, seed)
    if fault:
        return named, fault
    if (named == named[0]).all():
        return named, ONE_CLASS
    luck = balanced_accuracy(y_new, named) - 1 / CLASSES[track]
    return named, "" if luck > LEAST else AT_CHANCE


NOTHING = "nothing comes back"
NOT_LABELS = "not one label for each new example"
ONE_CLASS = "every new example gets the same label"
AT_CHANCE = "it is at chance although the training labels are right"
OTHER_NAMES = "the same seed gives other labels"
SIDEWAYS = "a label depends on the other new examples"
KNOWS = "with shuffled training labels it is not at chance"
CHANGED = "the examples that were handed in are changed"


def repeated(answer, seed):
    """Whether each rung gives the same names for the same seed, and leaves what it is given as it was."""
    track, *rungs = answer()
    return {"track": track, "rungs": [_repeats(rung, track, seed) for rung in rungs]}


def _repeats(rung, track, seed):
    x, y, x_new, y_new = draw(track, seed, **_SMALL)
    own = x.copy(), y.copy(), x_new.copy()
    first = np.asarray(rung(*own, np.random.default_rng(seed)))
    before = (x, y, x_new)
    if not all(np.array_equal(a, b, equal_nan=a.dtype.kind == "f") for a, b in zip(own, before, strict=True)):
        return CHANGED
    named, fault = _learned(rung, track, x, y, x_new, y_new, seed)
    return fault or ("" if np.array_equal(first, named) else OTHER_NAMES)


def probed(answer, seed):
    """Whether each rung knows nothing of shuffled labels, and looks at each new example by itself."""
    track, *rungs = answer()
    return {"track": track, "rungs": [_probe(rung, track, seed) for rung in rungs]}


def _probe(rung, track, seed):
    x, y, x_new, y_new = draw(track, seed, **_SMALL)
    half = len(x_new) // 2
    named, fault = _learned(rung, track, x, y, x_new, y_new, seed)
    if fault:
        return fault
    of_class_1 = x_new[np.resize(np.flatnonzero(y_new == 1), len(x_new) - half)]
    for others in (_wild(track, x_new[half:]), of_class_1):
        beside = _names(rung, track, x, y, np.concatenate([x_new[:half], others]), seed)[0]
        if beside.shape != named.shape or (beside[:half] == named[:half]).mean() < SAME:
            return SIDEWAYS
    rng = np.random.default_rng(seed)
    guessed = [_names(rung, track, x, rng.permutation(y), x_new, seed)[0] for _ in range(SHUFFLES)]
    luck = np.mean([balanced_accuracy(y_new, each) for each in guessed]) - 1 / CLASSES[track]
    return KNOWS if abs(luck) > LUCK[track] else ""


SAME, LEAST, SHUFFLES = 0.97, 0.05, 5
"""Rounding may turn a label where two classes are equal."""
LUCK = {"digits": 0.1, "subjects": 0.1, "payments": 0.2}
"""Fair rungs reach 0.04, 0.06 and 0.17 on the average of the shuffles: few payments are fraud."""


def _wild(track, x):
    """Other examples of the same form, far from what is usual."""
    if track == "digits":
        return 255 - x
    if track == "subjects":
        return np.where(x > 0, 33, 0).astype(x.dtype)
    return np.where(np.isnan(x), x, 40 * x).clip(0, [1e6, 23, 1e6, 3000, 90, 5, 1, 1e5])


def complaints(evidence):
    """All sentences about the rungs that the failed calls of an answer gave."""
    found = [call.got.value for call in evidence.failed if isinstance(call.got.value, dict)]
    return [
        *(said for each in found for said in each.get("rungs", ())),
        *(each.get("reached") for each in found),
    ]


def at_chance(evidence):
    """A rung names no better than by chance, and not because it gives one label to all."""
    found = [call.got.value for call in evidence.failed if isinstance(call.got.value, dict)]
    reached = [(each.get("reached"), CLASSES.get(each.get("track"), 1)) for each in found]
    said = " ".join(map(str, complaints(evidence)))
    low = any(isinstance(number, float) and abs(number - 1 / count) < 0.08 for number, count in reached)
    return (low or AT_CHANCE in said) and ONE_CLASS not in said


# ---- faults, made of a right rung


def _one_class(rung):
    return lambda x, y, x_new, rng: np.zeros(len(x_new), int)


def _scores(rung):
    return lambda x, y, x_new, rng: rung(x, y, x_new, rng) * 0.8 + 0.1


def _short(rung):
    return lambda x, y, x_new, rng: rung(x, y, x_new, rng)[:-1]


def _nothing(rung):
    return lambda x, y, x_new, rng: None


def mixed(rung):
    """Examples and labels no longer belong together."""
    return lambda x, y, x_new, rng: rung(rng.permutation(x), y, x_new, rng)


def _remembering(rung):
    """What was learned first is kept, whatever is handed in later."""
    kept = []

    def named(x, y, x_new, rng):
        kept.append((x, y))
        return rung(*kept[0], x_new, rng)

    return named


def _no_seed(rung):
    def named(x, y, x_new, rng):
        found = np.array(rung(x, y, x_new, rng))
        turned = np.random.default_rng().random(len(found)) < 0.1
        return np.where(turned, 0, found)

    return named


def _in_place(rung):
    def named(x, y, x_new, rng):
        found = rung(x.copy(), y, x_new, rng)
        x[:] = 0
        return found

    return named


def _half_and_half(rung):
    """The share of each label among the new examples is made what it is among the known ones."""

    def named(x, y, x_new, rng):
        found = rung(x, y, x_new, rng)
        moved = np.nan_to_num(x_new.reshape(len(x_new), -1).astype(float)).mean(axis=1)
        return np.where(moved > moved.mean(), found, 0)

    return named


_FIRST, _SECOND, _THIRD = ("linear", 1), ("network", 2), ("own", 3)
FAULTS = (
    ("one_class", ONE_CLASS, _one_class, _FIRST, _SECOND),
    ("scores_instead", NOT_LABELS, _scores, _FIRST, _THIRD),
    ("scores_instead", NOT_LABELS, _short, _FIRST, _FIRST),
    ("nothing_returned", NOTHING, _nothing, _FIRST, _THIRD),
    ("knows_the_answers", KNOWS, _remembering, _FIRST, _SECOND),
    ("no_seed", OTHER_NAMES, _no_seed, _SECOND, _FIRST),
    ("examples_changed", CHANGED, _in_place, _FIRST, _SECOND),
    ("looks_at_others", SIDEWAYS, _half_and_half, _FIRST, _FIRST),
)
"""Id, the words of the sentence, what makes a wrong rung of a right one, and which rung in two tracks."""
