"""16.6 A table without names: how small its smallest group is, and who is found in it all the same."""

from collections import Counter, defaultdict

from dlcourse.checking import Case, Exercise, Function, Quiz, edits, replaced, returning, retyped

# ---- k_of


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

_PLACES = ["10", "101", "11", "1"]
_YEARS = [1950, 1960, 1970, 1980]
_ILLS = ["asthma", "flu", "diabetes", "none", "fracture"]


def _pick(rng, values):
    return values[int(rng.integers(len(values)))]


def _row(rng, groups):
    place, born, sex = groups[int(rng.integers(len(groups)))]
    return {"place": place, "born": born, "sex": sex, "diagnosis": _pick(rng, _ILLS)}


def _groups(rng, count):
    return [(_pick(rng, _PLACES), _pick(rng, _YEARS), _pick(rng, ["f", "m"])) for _ in range(count)]


_QUASI = ["place", "born", "sex"]


def _table(rng, least, groups):
    """Rows in which every group of quasi-identifiers occurs so often at least."""
    known = list(dict.fromkeys(_groups(rng, groups)))
    rows = [
        {"place": place, "born": born, "sex": sex, "diagnosis": _pick(rng, _ILLS)}
        for place, born, sex in known
        for _ in range(least + int(rng.integers(0, 4)))
    ]
    rows += [
        dict(zip([*_QUASI, "diagnosis"], [*known[0], ill], strict=True))
        for ill in _ILLS[: 3 if least > 1 else 0]
    ]
    return [rows[i] for i in rng.permutation(len(rows))]


def _counted(name, rng, least, groups, quasi=_QUASI, weight=1.0):
    return Case(name, (_table(rng, least, groups), list(quasi)), weight=weight)


def drawn_tables(rng):
    return [
        _counted("groups of three", rng, 3, 5, weight=1.5),
        _counted("groups of two", rng, 2, 6, ["born", "sex", "place"], 1.5),
        _counted("two columns", rng, 2, 6, ["sex", "born"]),
        _counted("other columns", rng, 2, 5, ["place", "diagnosis"], 0.3),
        _counted("somebody alone", rng, 1, 9, weight=0.3),
        _glued(),
        _mirrored(),
    ]


def _glued():
    """Values that look alike when they are written side by side."""
    pairs = [("1", "01"), ("10", "1"), ("1", "01"), ("10", "1"), ("1", "1"), ("1", "1"), ("1", "1")]
    rows = [{"place": a, "born": b, "sex": "f", "diagnosis": "flu"} for a, b in pairs]
    return Case("look alike", (rows, ["place", "born"]))


def _mirrored():
    """The same two values in two columns, the other way round."""
    pairs = [("3", "5"), ("5", "3"), ("7", "7"), ("5", "3"), ("7", "7"), ("3", "5"), ("7", "7")]
    rows = [{"place": a, "born": b, "sex": "m", "diagnosis": "flu"} for a, b in pairs]
    return Case("mirrored", (rows, ["place", "born"]))


# ---- link


def link(rows, register, quasi, secret):
    def key(entry):
        return tuple(entry[q] for q in quasi)

    told, people = defaultdict(list), defaultdict(list)
    for row in rows:
        told[key(row)].append(row[secret])
    for person in register:
        people[key(person)].append(person["name"])
    return {who[0]: told[k][0] for k, who in people.items() if len(who) == 1 and len(told[k]) == 1}


def link_by_lists(rows, register, quasi, secret):
    found = {}
    for person in register:
        key = [person[q] for q in quasi]
        matches = [row for row in rows if [row[q] for q in quasi] == key]
        doubles = [other for other in register if [other[q] for q in quasi] == key]
        if len(matches) == 1 and len(doubles) == 1:
            found[person["name"]] = matches[0][secret]
    return found


def link_by_all(rows, register, quasi, secret):
    found = {}
    for person in register:
        matches = [row for row in rows if all(row[q] == person[q] for q in quasi)]
        doubles = [other for other in register if all(other[q] == person[q] for q in quasi)]
        if len(doubles) == 1 and len(matches) == 1:
            (row,) = matches
            found[person["name"]] = row[secret]
    return found


def link_by_counters(rows, register, quasi, secret):
    in_rows = Counter(str([row[q] for q in quasi]) for row in rows)
    in_register = Counter(str([person[q] for q in quasi]) for person in register)
    secrets = {str([row[q] for q in quasi]): row[secret] for row in rows}
    found = {}
    for person in register:
        key = str([person[q] for q in quasi])
        if in_rows[key] == in_register[key] == 1:
            found[person["name"]] = secrets[key]
    return found


_LINKS = (link_by_lists, link_by_all)
_ASKED = (
    "        if len(matches) == 1 and len(doubles) == 1:\n",
    "        if len(doubles) == 1 and len(matches) == 1:\n            (row,) = matches\n",
)
_KEPT = (
    '            found[person["name"]] = matches[0][secret]\n',
    '            found[person["name"]] = row[secret]\n',
)
link_mistakes = [
    *replaced(
        _LINKS,
        _ASKED,
        namesakes_overlooked="        if len(matches) == 1:\n            row = matches[0]\n",
        first_match="        if matches:\n            row = matches[0]\n",
        first_match_of_one="        if matches and len(doubles) == 1:\n            row = matches[0]\n",
        last_match="        if matches:\n            matches = matches[::-1]; row = matches[0]\n",
    ),
    *replaced(
        _LINKS,
        _KEPT,
        row_returned='            found[person["name"]] = matches[0]\n',
        row_number_returned='            found[person["name"]] = rows.index(matches[0])\n',
        names_only='            found[person["name"]] = True\n',
        quasi_returned='            found[person["name"]] = [matches[0][q] for q in quasi]\n',
        secret_as_key='            found[matches[0][secret]] = person["name"]\n',
    ),
    *returning(
        _LINKS,
        names_listed="list(found)",
        counted="len(found)",
        share_returned="len(found) / len(register)",
        pairs_listed="list(found.items())",
        everybody='{p["name"]: found.get(p["name"]) for p in register}',
    ),
    *edits(
        _LINKS,
        any_column=[
            (
                "if [row[q] for q in quasi] == key",
                "if any(row[q] == person[q] for q in quasi)",
            ),
            ("if all(row[q] == person[q] for q in quasi)", "if any(row[q] == person[q] for q in quasi)"),
        ],
        first_column_only=[
            ("if [row[q] for q in quasi] == key", "if row[quasi[0]] == person[quasi[0]]"),
            ("if all(row[q] == person[q] for q in quasi)", "if row[quasi[0]] == person[quasi[0]]"),
        ],
        last_column_left_out=[
            ("if [row[q] for q in quasi] == key", "if [row[q] for q in quasi[:-1]] == key[:-1]"),
            (
                "if all(row[q] == person[q] for q in quasi)",
                "if all(row[q] == person[q] for q in quasi[:-1])",
            ),
        ],
    ),
]


def _linked(name, rng, rows, persons, quasi=_QUASI, weight=1.0):
    """Some rows alone, some in pairs; some persons with a namesake, some who are not in the table."""
    groups = list(dict.fromkeys(_groups(rng, 3 * rows)))
    table = [_row(rng, [group]) for group in groups[:rows]] + [
        _row(rng, groups[:3]) for _ in range(rows // 3)
    ]
    known = [*groups[:persons], *groups[2 : 2 + persons // 3], *groups[rows : rows + 2]]
    names = [f"person {n}" for n in rng.permutation(90)[: len(known)]]
    register = [
        {"name": name, **dict(zip(_QUASI, group, strict=True))}
        for name, group in zip(names, known, strict=True)
    ]
    order = [table[i] for i in rng.permutation(len(table))]
    mixed = [register[i] for i in rng.permutation(len(register))]
    return Case(name, (order, mixed, list(quasi), "diagnosis"), weight=weight)


def drawn_links(rng):
    return [
        _linked("nine rows", rng, 9, 8, weight=1.5),
        _linked("twelve rows", rng, 12, 9, ["born", "place", "sex"], 1.5),
        _linked("seven rows", rng, 7, 7),
        _linked("two columns", rng, 8, 6, ["place", "born"]),
    ]


_ROWS = [
    {"place": "10", "born": 1960, "sex": "f", "diagnosis": "flu"},
    {"place": "10", "born": 1960, "sex": "f", "diagnosis": "asthma"},
    {"place": "10", "born": 1970, "sex": "m", "diagnosis": "none"},
    {"place": "11", "born": 1980, "sex": "f", "diagnosis": "fracture"},
    {"place": "11", "born": 1950, "sex": "m", "diagnosis": "diabetes"},
]
_PEOPLE = [
    {"name": "Ada", "place": "10", "born": 1960, "sex": "f"},
    {"name": "Bo", "place": "10", "born": 1970, "sex": "m"},
    {"name": "Cai", "place": "11", "born": 1980, "sex": "f"},
    {"name": "Dee", "place": "11", "born": 1980, "sex": "f"},
    {"name": "Eli", "place": "12", "born": 1990, "sex": "m"},
]
_EQUAL = [dict(_ROWS[0], diagnosis=ill) for ill in _ILLS[:3]] + [
    dict(_ROWS[2], diagnosis=ill) for ill in _ILLS[:2]
]
answers: list[Function | Quiz] = [
    Function(
        "k_of",
        k_of,
        [by_counting, by_dictionary, by_sorting],
        k_mistakes,
        visible=[Case("three and two", (_EQUAL, _QUASI))],
        cases=drawn_tables,
        weight=3,
    ),
    Function(
        "link",
        link,
        [link_by_lists, link_by_all, link_by_counters],
        link_mistakes,
        visible=[Case("five rows", (_ROWS, _PEOPLE, _QUASI, "diagnosis"))],
        cases=drawn_links,
        weight=3,
    ),
    Quiz("leaks", {"q1": "b", "q2": "a", "q3": "c", "q4": "b"}, weight=2),
]
exercise = Exercise(number="16.6", points=8, answers=answers)
