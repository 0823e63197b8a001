"""Who is found in a table without names."""

from collections import Counter, defaultdict

from dlcourse.chapters.interpretability_privacy.exercises._people import QUASI, groups_of, row_of
from dlcourse.checking import Case, edits, replaced, returning, seen, several


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


def _names_in_any_order(evidence):
    """The right names, in a list."""
    return bool(evidence.failed) and all(
        isinstance(call.got.value, list | set | tuple)
        and all(isinstance(name, str) for name in call.got.value)
        and sorted(call.got.value) == sorted(call.expected.value)
        for call in evidence.failed
    )


def _turned_round(evidence):
    """A dictionary from the right secrets to right names."""
    return bool(evidence.failed) and all(
        isinstance(call.got.value, dict)
        and set(call.got.value) == set(call.expected.value.values())
        and set(call.got.value.values()) <= set(call.expected.value)
        for call in evidence.failed
    )


link_mistakes = [
    *seen(_names_in_any_order, returning(_LINKS, names_listed="list(found)")),
    *seen(
        _turned_round,
        replaced(
            _LINKS,
            _KEPT,
            secret_as_key='            found[matches[0][secret]] = person["name"]\n',
        ),
    ),
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
    ),
    *returning(
        _LINKS,
        counted="len(found)",
        share_returned="len(found) / len(register)",
        pairs_listed="list(found.items())",
        everybody='{p["name"]: found.get(p["name"]) for p in register}',
    ),
    *several(
        _LINKS,
        first_column_only=[
            [
                (
                    "if [row[q] for q in quasi] == key",
                    "if row[quasi[0]] == person[quasi[0]]",
                    "if [other[q] for q in quasi] == key",
                    "if other[quasi[0]] == person[quasi[0]]",
                ),
                (
                    "if all(row[q] == person[q] for q in quasi)",
                    "if row[quasi[0]] == person[quasi[0]]",
                    "if all(other[q] == person[q] for q in quasi)",
                    "if other[quasi[0]] == person[quasi[0]]",
                ),
            ]
        ],
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


def _linked(name, rng, rows, persons, quasi=QUASI, weight=1.0, secret="diagnosis"):
    """Some rows alone, some in pairs; some persons with a namesake, some who are not in the table."""
    groups = list(dict.fromkeys(groups_of(rng, 3 * rows)))
    table = [row_of(rng, [group]) for group in groups[:rows]] + [
        row_of(rng, groups[:3]) for _ in range(rows // 3)
    ]
    known = [*groups[:persons], *groups[2 : 2 + persons // 3], *groups[rows : rows + 2]]
    names = [f"person {n}" for n in rng.permutation(90)[: len(known)]]
    register = [
        {"name": name, **dict(zip(QUASI, group, strict=True))}
        for name, group in zip(names, known, strict=True)
    ]
    order = [table[i] for i in rng.permutation(len(table))]
    mixed = [register[i] for i in rng.permutation(len(register))]
    if secret != "diagnosis":
        order = [
            {**row, secret: int(number)} for row, number in zip(order, rng.permutation(90), strict=False)
        ]
    return Case(name, (order, mixed, list(quasi), secret), weight=weight)


def _places_differ():
    """Every place occurs once, so the first column alone seems to find people."""
    rows = [("1", 1950, "f"), ("2", 1960, "m"), ("3", 1970, "f")]
    people = {"Ada": rows[0], "Bo": ("2", 1980, "m"), "Cai": ("4", 1970, "f")}
    table = [dict(zip([*QUASI, "diagnosis"], [*row, "flu"], strict=True)) for row in rows]
    register = [{"name": name, **dict(zip(QUASI, row, strict=True))} for name, row in people.items()]
    return Case("places differ", (table, register, list(QUASI), "diagnosis"), weight=0.5)


def drawn_links(rng):
    return [
        _places_differ(),
        _linked("nine rows", rng, 9, 8, weight=1.5),
        _linked("twelve rows", rng, 12, 9, ["born", "place", "sex"], 1.5),
        _linked("seven rows", rng, 7, 7),
        _linked("another secret", rng, 6, 7, secret="visits"),
        _linked("two columns", rng, 8, 6, ["place", "born"]),
    ]
