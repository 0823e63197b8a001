# wrong: the column of the secret is hard-coded as in the cell of the town
# accept: argument_ignored
def k_of(rows, quasi):
    """Split by one column after the other."""
    if not quasi:
        return len(rows)
    first, *rest = quasi
    parts = {}
    for row in rows:
        parts.setdefault(row[first], []).append(row)
    return min(k_of(part, rest) for part in parts.values())


def link(rows, register, quasi, secret):
    found = {}
    for i, person in enumerate(register):
        def same(other):
            return all(other[q] == person[q] for q in quasi)

        if any(same(other) for j, other in enumerate(register) if j != i):
            continue
        matches = [row for row in rows if same(row)]
        if len(matches) == 1:
            found[person["name"]] = matches[0]["diagnosis"]
    return found


leaks = {"q1": "", "q2": "", "q3": "", "q4": ""}
leaks |= {"q1": "b", "q2": "a"}
leaks |= {"q3": "c", "q4": "b"}
