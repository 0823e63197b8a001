"""18.1 Every place where a table breaks its contract."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, returning, several


def violations(table, contract):
    found = [(name, None, "unknown") for name in table if name not in contract]
    for name, rules in contract.items():
        if name not in table:
            found.append((name, None, "missing"))
            continue
        values = np.asarray(table[name], float)
        gap = np.isnan(values)
        first = np.zeros(len(values), bool)
        first[np.unique(values, return_index=True)[1]] = True
        broken = {
            "gaps": gap & (not rules.get("gaps", False)),
            "low": values < rules.get("low", -np.inf),
            "high": values > rules.get("high", np.inf),
            "whole": ~gap & (values != np.round(values)) & rules.get("whole", False),
            "unique": ~gap & ~first & rules.get("unique", False),
        }
        found += [(name, int(row), rule) for rule, rows in broken.items() for row in np.flatnonzero(rows)]
    return found


def by_loops(table, contract):
    found = []
    for name in table:
        if name not in contract:
            found.append((name, None, "unknown"))
    for name, rules in contract.items():
        if name not in table:
            found.append((name, None, "missing"))
            continue
        seen = set()
        for row, value in enumerate(table[name].tolist()):
            if np.isnan(value):
                if not rules.get("gaps"):
                    found.append((name, row, "gaps"))
                continue
            if "low" in rules and value < rules["low"]:
                found.append((name, row, "low"))
            if "high" in rules and value > rules["high"]:
                found.append((name, row, "high"))
            if rules.get("whole") and value % 1 != 0:
                found.append((name, row, "whole"))
            if rules.get("unique") and value in seen:
                found.append((name, row, "unique"))
            seen.add(value)
    return found


def by_masks(table, contract):
    found = [(name, None, "unknown") for name in set(table) - set(contract)]
    for name in contract:
        rules = contract[name]
        if name not in table:
            found += [(name, None, "missing")]
            continue
        values = table[name]
        gap = np.isnan(values)
        again = np.array([value in values[:row] for row, value in enumerate(values)], bool)
        low = values < rules["low"] if "low" in rules else gap & False
        high = values > rules["high"] if "high" in rules else gap & False
        odd = (values % 1 != 0) & ~gap if rules.get("whole") else gap & False
        twice = again if rules.get("unique") else gap & False
        gaps = gap & False if rules.get("gaps") else gap
        for rule, rows in zip(
            ("low", "high", "whole", "unique", "gaps"), (low, high, odd, twice, gaps), strict=True
        ):
            found += [(name, row, rule) for row in np.flatnonzero(rows).tolist()]
    return found


_AUTHORS = (by_loops, by_masks)
_ADDED = "found += [(name, row, rule) for row in np.flatnonzero(rows).tolist()]"
_MISSING = ('found.append((name, None, "missing"))', 'found += [(name, None, "missing")]')
_NO_LOW = ('< rules["low"]', '<= rules["low"]')
_NO_HIGH = ('> rules["high"]', '>= rules["high"]')
_GAPS_BY_KEY: list[tuple[str, ...]] = [
    ('not rules.get("gaps")', '"gaps" not in rules'),
    ('rules.get("gaps")', '"gaps" in rules'),
]
_BY_KEY = ('rules.get("whole")', '"whole" in rules', 'rules.get("unique")', '"unique" in rules')
_SKIP = "                continue\n            if"
_GAP_AGAIN = (
    '                if rules.get("unique") and "a gap" in seen:\n'
    '                    found.append((name, row, "unique"))\n'
    '                seen.add("a gap")\n'
)
_NOT_HIGH = ("value > rules", "not value <= rules")
_NOT_HIGHS = ('values > rules["high"]', '~(values <= rules["high"])')
_ODD_GAPS = ("(values % 1 != 0) & ~gap", "values % 1 != 0")
mistakes = [
    *edits(
        _AUTHORS,
        zero_is_no_end=[('"low" in rules', 'rules.get("low")'), ('if "low" in rules', 'if rules.get("low")')],
        ends_swapped=[
            ('< rules["low"]', '> rules["low"]', '> rules["high"]', '< rules["high"]'),
            ('< rules["low"]', '> rules["low"]', '> rules["high"]', '< rules["high"]'),
        ],
        gaps_never_allowed=[
            ('not rules.get("gaps")', "True"),
            ('gap & False if rules.get("gaps") else gap', "gap"),
        ],
        gaps_always_allowed=[
            ('not rules.get("gaps")', "False"),
            ('gap & False if rules.get("gaps") else gap', "gap & False"),
        ],
        gaps_need_a_rule=[('rules.get("gaps")', 'rules.get("gaps", True)')] * 2,
        words_exchanged=[
            (
                'contract:\n            found.append((name, None, "unknown"))',
                'contract:\n            found.append((name, None, "missing"))',
                'table:\n            found.append((name, None, "missing"))',
                'table:\n            found.append((name, None, "unknown"))',
            ),
            (
                '[(name, None, "unknown") for',
                '[(name, None, "missing") for',
                '[(name, None, "missing")]',
                '[(name, None, "unknown")]',
            ),
        ],
        one_rule_per_row=[
            (
                'if "high" in rules',
                'elif "high" in rules',
                'if rules.get("whole")',
                'elif rules.get("whole")',
                'if rules.get("unique")',
                'elif rules.get("unique")',
            ),
            (_ADDED, f"seen = {{place[:2] for place in found}}; {_ADDED[:-1]} if (name, row) not in seen]"),
        ],
        first_one_too=[
            ("value in seen", "list(table[name]).count(value) > 1"),
            ("value in values[:row]", "np.sum(values == value) > 1"),
        ],
        only_neighbours=[
            ("value in seen", "row and value == table[name][row - 1]"),
            ("value in values[:row]", "value in values[max(row - 1, 0) : row]"),
        ],
        unknown_forgotten=[
            ('found.append((name, None, "unknown"))', "pass"),
            ("set(table) - set(contract)", "()"),
        ],
        missing_stops=[
            (f"        if name not in table:\n            {_MISSING[0]}\n            continue\n", ""),
            (f"        if name not in table:\n            {_MISSING[1]}\n            continue\n", ""),
        ],
        missing_forgotten=[
            ('found.append((name, None, "missing"))', "pass"),
            ('found += [(name, None, "missing")]', "pass"),
        ],
        stops_at_missing=[
            (f"{_MISSING[0]}\n            continue", f"{_MISSING[0]}\n            break"),
            (f"{_MISSING[1]}\n            continue", f"{_MISSING[1]}\n            break"),
        ],
        rows_from_one=[
            ("enumerate(table[name].tolist())", "enumerate(table[name].tolist(), 1)"),
            ("(name, row, rule)", "(name, row + 1, rule)"),
        ],
    ),
    *several(
        _AUTHORS,
        ends_forbidden=[(*_NO_LOW, *_NO_HIGH), _NO_LOW, _NO_HIGH],
        key_is_enough=[[(*each, *_BY_KEY) for each in _GAPS_BY_KEY], _GAPS_BY_KEY, _BY_KEY],
        gaps_break_other_rules=[
            [
                (_SKIP, "            if", "value < rules", "not value >= rules", *_NOT_HIGH),
                ('values < rules["low"]', '~(values >= rules["low"])', *_NOT_HIGHS, *_ODD_GAPS),
            ],
            [(_SKIP, "            if"), _ODD_GAPS],
            [
                (_SKIP, f"{_GAP_AGAIN}{_SKIP}"),
                ("value in values[:row]", "value in values[:row] or gap[row] and gap[:row].any()"),
            ],
        ],
    ),
    *returning(
        _AUTHORS,
        counted="len(found)",
        rule_dropped="[(name, row) for name, row, rule in found]",
        rows_only="[row for name, row, rule in found]",
    ),
]


def listed(answer, table, contract):
    """What was found, in one order, and whether the table is as it was."""
    own = {name: values.copy() for name, values in table.items()}
    found = answer(own, contract)
    if not np.iterable(found) or isinstance(found, str | dict):
        return {"what comes back": type(found).__name__}
    changed = not all(np.array_equal(own[name], table[name], equal_nan=True) for name in table)
    return {"found": sorted(map(_place, found)), "table changed": changed}


def _place(item):
    """A place as three words; what is something else is shown as it is."""
    if not isinstance(item, tuple | list):
        return (str(item),)
    return tuple("whole column" if part is None else _word(part) for part in item)


def _word(part):
    return part if isinstance(part, str) else f"row {int(part):3d}"


_TABLE = {
    "id": np.array([1.0, 2.0, 2.0, 4.0]),
    "amount": np.array([12.5, -3.0, np.nan, 990.0]),
    "note": np.array([0.0, 0.0, 1.0, 1.0]),
}
_CONTRACT = {"id": {"whole": True, "unique": True}, "amount": {"low": 0, "high": 500}, "hour": {}}
_HOURS = {"hour": np.array([0.0, 23.0, 7.0])}, {"hour": {"low": 0, "high": 23}}


def _case(name, table, contract, weight=1.0):
    columns = ", ".join(f"{key!r}: {values.tolist()}" for key, values in table.items())
    typed = f"violations({{{columns}}},\n           {contract})"
    return Case(name, (table, contract), play=listed, weight=weight, typed=typed)


visible = [_case("a small table", _TABLE, _CONTRACT), _case("nothing wrong", *_HOURS, weight=0.2)]


def _column(rng, n, gaps=False):
    values = rng.permutation(np.concatenate([rng.integers(-5, 9, n - 4) / 2, [-1, 0, 3, 3.5]]))
    return np.where(np.arange(n) % 5 == 2, np.nan, values) if gaps else values


def drawn(rng):
    n = int(rng.integers(12, 20))
    whole = rng.integers(0, 9, n).astype(float)
    halves = rng.permutation(np.repeat(_column(rng, n // 2), 2))
    ends = {"low": -1, "high": 3}
    both = {"a": _column(rng, n, True), "b": whole}
    all_rules = {"a": {**ends, "whole": True, "unique": True}, "b": {"low": 2}}
    return [
        _case("ends", {"a": _column(rng, n)}, {"a": ends}, 2),
        _case("one end", {"a": _column(rng, n), "b": whole}, {"a": {"low": 0}, "b": {"high": 4}}, 2),
        _case("gaps", {"a": _column(rng, n, True)}, {"a": ends}, 2),
        _case("gaps allowed", {"a": _column(rng, n, True)}, {"a": {**ends, "gaps": True}}, 2),
        _case("whole", {"a": _column(rng, n)}, {"a": {"whole": True}}),
        _case("repeated", {"a": halves}, {"a": {"unique": True}}, 2),
        _case("repeated gaps", both, {"a": {"unique": True, "gaps": True}, "b": {"unique": True}}),
        _case("all rules", both, all_rules, 2),
        _case("rules that are off", both, {"a": {"gaps": False, "unique": False}, "b": {"whole": False}}),
        _case("columns", {**both, "d": whole}, {"b": ends, "c": ends, "a": {"low": 1}, "e": {}}, 2),
        _case("single precision", {"a": _column(rng, n, True).astype(np.float32)}, {"a": ends}),
        _case("no row", {"a": np.empty(0)}, {"a": {**ends, "unique": True}, "b": {}}, 0.3),
    ]


answer = Function("violations", violations, [by_loops, by_masks], mistakes, visible, drawn)
exercise = Exercise(number="18.1", points=12, answers=[answer])
