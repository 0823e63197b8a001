"""What a shift that is wrong does (9.5)."""

from functools import lru_cache

import numpy as np

from dlcourse.chapters.classic_cnns.exercises._moves import (
    all_found,
    emptied,
    moves,
    pictures,
)
from dlcourse.checking import Seed

MANY = 600
REACH = 2


@lru_cache(maxsize=1)
def _probe():
    return pictures(np.random.default_rng(1), (200, 2, 6, 7))


@lru_cache(maxsize=16)
def _asked(evidence, seed=1, turn=1):
    return evidence.ask(_probe(), REACH, Seed(seed)).value


@lru_cache(maxsize=16)
def moves_seen(evidence, way=emptied):
    try:
        return moves(_asked(evidence), _probe(), REACH + 2, way)
    except (TypeError, ValueError):
        return np.full((200, 2), np.nan)


def moved_so(holds, way=emptied):
    """``holds(down, right)`` for the moves of the probe, where all of its images are moved ones."""

    def shows(evidence):
        found = moves_seen(evidence, way)
        return all_found(found) and bool(holds(*found.T))

    return shows


def filled_by(way):
    """The freed pixels are filled in this way, and not with zeros."""

    def shows(evidence):
        return all_found(moves_seen(evidence, way)) and not all_found(moves_seen(evidence))

    return shows


def shape_after(changed):
    def shows(evidence):
        got = np.shape(_asked(evidence))
        return len(got) == 4 and got != _probe().shape and changed(*got)

    return shows


def widens_whole_numbers(evidence):
    """Right but for the dtype: whole numbers come back as floats."""
    whole = evidence.ask(_probe().astype(np.int64), REACH, Seed(1)).value
    return all_found(moves_seen(evidence)) and np.asarray(whole).dtype.kind == "f"


def leaves_nothing_unmoved(evidence):
    """Right for some pixels, and an empty image for 0."""
    still = evidence.ask(_probe(), 0, Seed(1)).value
    return all_found(moves_seen(evidence)) and np.ndim(still) == 4 and np.size(still) == 0


def moves_channels_apart(evidence):
    """Each channel is a moved one, and they do not move together."""
    got = _asked(evidence)
    if np.shape(got) != _probe().shape or all_found(moves_seen(evidence)):
        return False
    apart = [moves(np.asarray(got)[:, [c]], _probe()[:, [c]], REACH) for c in (0, 1)]
    return all(map(all_found, apart)) and bool((apart[0] != apart[1]).any())


def ignores_rng(evidence):
    """The same for every generator, or another for the same one."""
    draws = [_asked(evidence, *which) for which in ((1, 1), (1, 2), (2, 1))]
    if any(np.shape(draw) != _probe().shape for draw in draws):
        return False
    if any(call.got.used_global_random for call in evidence.calls):
        return False  # has a name of its own
    first, again, other = draws
    moving = not np.array_equal(first, _probe())
    return moving and (np.array_equal(first, other) or not np.array_equal(first, again))


def moves_nothing(evidence):
    return all(np.array_equal(_asked(evidence, seed), _probe()) for seed in (1, 2, 3))
