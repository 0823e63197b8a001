# wrong: several rows of the table may fit: the first one is taken
# accept: first_match_of_one
def k_of(rows, quasi):
    counts = {}
    for row in rows:
        key = tuple([row[name] for name in quasi])
        counts[key] = counts.get(key, 0) + 1
    return sorted(counts.values())[0]


def link(rows, register, quasi, secret):
    found = {}
    for person in register:
        key = [person[q] for q in quasi]
        if sum([p[q] for q in quasi] == key for p in register) > 1:
            continue
        for row in rows:
            if [row[q] for q in quasi] == key:
                found[person["name"]] = row[secret]
                break
    return found


leaks = {
    # q1. Somebody chooses the features for a model with all rows
    "q1": "b",
    # q2. An introduction recommends transfer learning against leaks of personal data.
    "q2": "a",
    # q3. A table is 5-anonymous, and all five people of your group have the same diagnosis.
    "q3": "c",
    # q4. Names are replaced by numbers, and the list of names and numbers is locked away.
    "q4": "b",
}
