"""18.1 Every place where a table breaks its contract."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function


def violations(table, contract):
    found = [(name, None, "unknown") for name in table if name not in contract]
    for name, rules in contract.items():
        if name not in table:
            found.append((name, None, "missing"))
            continue
        values = np.asarray(table[name], float)
        gap = np.isnan(values)
        broken = {
            "gaps": gap & (not rules.get("gaps", False)),
            "low": values < rules.get("low", -np.inf),
            "high": values > rules.get("high", np.inf),
            "whole": ~gap & (values != np.round(values)) & rules.get("whole", False),
            "unique": ~gap & ~_first(values) & rules.get("unique", False),
        }
        found += [(name, int(row), rule) for rule, rows in broken.items() for row in np.flatnonzero(rows)]
    return found


def _first(values):
    """Where a number stands for the first time."""
    first = np.zeros(len(values), bool)
    first[np.unique(values, return_index=True)[1]] = True
    return first


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
            if value != value:
                if not rules.get("gaps"):
                    found.append((name, row, "gaps"))
                continue
            if "low" in rules and value < rules["low"]:
                found.append((name, row, "low"))
            if "high" in rules and value > rules["high"]:
                found.append((name, row, "high"))
            if rules.get("whole") and value != int(value):
                found.append((name, row, "whole"))
            if rules.get("unique") and value in seen:
                found.append((name, row, "unique"))
            seen.add(value)
    return found


def listed(answer, table, contract):
    """What was found, in one order, and whether the table is as it was."""
    own = {name: values.copy() for name, values in table.items()}
    found = answer(own, contract)
    places = sorted((str(name), -1 if row is None else int(row), str(rule)) for name, row, rule in found)
    changed = not all(np.array_equal(own[name], table[name], equal_nan=True) for name in table)
    return {"found": places, "table changed": changed}


_TABLE = {
    "id": np.array([1, 2, 2, 4]),
    "amount": np.array([12.5, -3.0, np.nan, 990.0]),
    "note": np.array([0.0, 0.0, 1.0, 1.0]),
}
_CONTRACT = {"id": {"whole": True, "unique": True}, "amount": {"low": 0, "high": 500}, "hour": {}}
visible = [
    Case("a small table", (_TABLE, _CONTRACT), play=listed),
    Case("nothing wrong", ({"hour": np.array([0, 23, 7])}, {"hour": {"low": 0, "high": 23}}), play=listed),
]


def _column(rng, n, gaps=False):
    values = rng.integers(-3, 9, n) / 2
    return np.where(rng.random(n) < 0.2, np.nan, values) if gaps else values


def drawn(rng):
    n = int(rng.integers(12, 20))
    whole = rng.integers(0, 9, n)

    def case(name, table, contract, weight=1.0):
        return Case(name, (table, contract), play=listed, weight=weight)

    ends = {"low": -1, "high": 3}
    both = {"a": _column(rng, n, True), "b": whole}
    return [
        case("ends", {"a": _column(rng, n)}, {"a": ends}, 2),
        case("one end", {"a": _column(rng, n), "b": whole}, {"a": {"low": 0}, "b": {"high": 4}}),
        case("gaps", {"a": _column(rng, n, True)}, {"a": ends}, 2),
        case("gaps allowed", {"a": _column(rng, n, True)}, {"a": {**ends, "gaps": True, "whole": True}}, 2),
        case("whole", {"a": _column(rng, n)}, {"a": {"whole": True}}),
        case("repeated", both, {"a": {"unique": True, "gaps": True}, "b": {"unique": True}}, 2),
        case("all rules at once", both, {"a": {**ends, "whole": True, "unique": True}, "b": {"low": 2}}, 2),
        case("said to be allowed", both, {"a": {"gaps": False, "unique": False}, "b": {"whole": False}}),
        case("columns", {**both, "d": whole}, {"b": {}, "c": ends, "a": {"gaps": True}, "e": {}}, 2),
        case("single precision", {"a": _column(rng, n, True).astype(np.float32)}, {"a": ends}),
        case("no row", {"a": np.empty(0)}, {"a": {**ends, "unique": True}, "b": {}}, 0.5),
    ]


answer = Function("violations", violations, [by_loops], [], visible, drawn)
exercise = Exercise(number="18.1", points=12, answers=[answer])
