# wrong: only the first quasi-identifier is compared
# accept: first_column_only
def k_of(rows, quasi):
    counts = {}
    for row in rows:
        key = tuple([row[name] for name in quasi])
        counts[key] = counts.get(key, 0) + 1
    return sorted(counts.values())[0]


def link(rows, register, quasi, secret):
    found = {}
    for i, person in enumerate(register):
        def same(other):
            return other[quasi[0]] == person[quasi[0]]

        if any(same(other) for j, other in enumerate(register) if j != i):
            continue
        matches = [row for row in rows if same(row)]
        if len(matches) == 1:
            found[person["name"]] = matches[0][secret]
    return found


leaks = {"q1": "b", "q2": "a", "q3": "c", "q4": "b"}
