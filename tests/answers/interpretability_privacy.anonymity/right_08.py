# right: recursion over the columns; intersection of keys that occur once
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
    def unique(people):
        once, twice = {}, set()
        for p in people:
            key = tuple(p[q] for q in quasi)
            if key in once:
                twice.add(key)
            once[key] = p
        return {key: p for key, p in once.items() if key not in twice}

    table, town = unique(rows), unique(register)
    return {town[key]["name"]: table[key][secret] for key in table.keys() & town.keys()}


leaks = {"q1": "", "q2": "", "q3": "", "q4": ""}
leaks |= {"q1": "b", "q2": "a"}
leaks |= {"q3": "c", "q4": "b"}
