"""How small the smallest group of a table is."""

from collections import Counter

import numpy as np

from dlcourse.chapters.interpretability_privacy.exercises._people import ILLS, QUASI, groups_of, pick
from dlcourse.checking import Case, replaced, returning, retyped


def k_of(rows, quasi):
    return min(Counter(tuple(row[q] for q in quasi) for row in rows).values())


def by_counting(rows, quasi):
    keys = [tuple(row[q] for q in quasi) for row in rows]
    sizes = [keys.count(key) for key in keys]
    smallest = min(sizes)
    return smallest


def by_dictionary(rows, quasi):
    keys = [tuple([row[q] for q in quasi]) for row in rows]
    table = {}
    for key in keys:
        table[key] = table.get(key, 0) + 1
    sizes = list(table.values())
    smallest = min(sizes)
    return smallest


def by_sorting(rows, quasi):
    """Counts equal neighbours in the sorted list."""
    keys = sorted(str([row[q] for q in quasi]) for row in rows)
    smallest, run = len(keys), 0
    for place, key in enumerate(keys):
        run += 1
        if place + 1 == len(keys) or keys[place + 1] != key:
            smallest, run = min(smallest, run), 0
    return smallest


_KS = (by_counting, by_dictionary)
_KEYS = ("    keys = [tuple(row[q] for q in quasi) for row in rows]\n",
         "    keys = [tuple([row[q] for q in quasi]) for row in rows]\n")  # fmt: skip
k_mistakes = [
    *retyped(
        _KS,
        "    smallest = ",
        largest_group="max(sizes)",
        mean_group=["len(rows) / len(set(keys))", "len(rows) // len(set(keys))"],
        number_of_groups="len(set(keys))",
        rows_alone="sum(keys.count(key) == 1 for key in keys)",
        middle_group="sorted(Counter(keys).values())[len(set(keys)) // 2]",
        first_group="keys.count(keys[0])",
        all_rows="len(rows)",
        one_less="min(sizes) - 1",
    ),
    *replaced(
        _KS,
        _KEYS,
        whole_rows="    keys = [tuple(row.values()) for row in rows]\n",
        first_column_only="    keys = [row[quasi[0]] for row in rows]\n",
        last_column_only="    keys = [row[quasi[-1]] for row in rows]\n",
        other_columns="    keys = [tuple(v for q, v in row.items() if q not in quasi) for row in rows]\n",
        values_in_no_order="    keys = [frozenset(row[q] for q in quasi) for row in rows]\n",
        values_joined="    keys = [''.join(str(row[q]) for q in quasi) for row in rows]\n",
    ),
    *replaced(
        _KS,
        "    smallest = min(sizes)\n",
        column_by_column="    smallest = min(min(Counter(row[q] for row in rows).values()) for q in quasi)\n",
        distinct_values="    smallest = min(len({row[q] for row in rows}) for q in quasi)\n",
    ),
    *returning(
        _KS,
        anonymous_or_not=["smallest > 1", "smallest >= 2"],
        all_sizes="list(Counter(keys).values())",
        key_returned="min(keys, key=keys.count)",
    ),
]


def _table(rng, least, groups):
    """Rows in which every group of quasi-identifiers occurs so often at least, and the last one no more."""
    known = list(dict.fromkeys(groups_of(rng, groups)))
    sizes = [*(least + rng.integers(0, 4, len(known) - 1)), least]
    rows = [
        {"place": place, "born": born, "sex": sex, "diagnosis": pick(rng, ILLS)}
        for (place, born, sex), size in zip(known, sizes, strict=True)
        for _ in range(size)
    ]
    rows += [
        dict(zip([*QUASI, "diagnosis"], [*known[0], ill], strict=True))
        for ill in ILLS[: 3 if least > 1 else 0]
    ]
    return [rows[i] for i in rng.permutation(len(rows))]


def _counted(name, rng, least, groups, quasi=QUASI, weight=1.0):
    return Case(name, (_table(rng, least, groups), list(quasi)), weight=weight)


def drawn_tables(rng):
    """Each has another smallest group, so that no guess is right more often than another."""
    sizes = [int(size) for size in rng.permutation(np.arange(2, 12))]
    return [
        *(_counted(f"groups of {least}", rng, least, 5) for least in sizes[:3]),
        *(
            _counted(f"groups of {least}, other order", rng, least, 6, [*QUASI[1:], QUASI[0]])
            for least in sizes[3:7]
        ),
        _counted("two columns", rng, sizes[7], 6, ["sex", "born"], 0.6),
        _counted("other columns", rng, 2, 5, ["place", "diagnosis"], 0.3),
        _counted("somebody alone", rng, 1, 9, weight=0.3),
        _glued(sizes[8]),
        _mirrored(sizes[9]),
    ]


def _glued(least):
    """Values that look alike when they are written side by side."""
    pairs = [*[("1", "01"), ("10", "1")] * least, *[("1", "1")] * (least + 1)]
    rows = [{"place": a, "born": b, "sex": "f", "diagnosis": "flu"} for a, b in pairs]
    return Case("look alike", (rows, ["place", "born"]))


def _mirrored(least):
    """The same two values in two columns, the other way round."""
    pairs = [*[("3", "5"), ("7", "7"), ("5", "3")] * least, ("7", "7")]
    rows = [{"place": a, "born": b, "sex": "m", "diagnosis": "flu"} for a, b in pairs]
    return Case("mirrored", (rows, ["place", "born"]))
