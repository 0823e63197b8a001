# wrong: the dictionary is turned round, from the secret to the name
# accept: secret_as_key
def k_of(rows, quasi):
    counts = {}
    for row in rows:
        key = tuple([row[name] for name in quasi])
        counts[key] = counts.get(key, 0) + 1
    return sorted(counts.values())[0]


from collections import defaultdict


def link(rows, register, quasi, secret):
    groups = defaultdict(lambda: ([], []))
    for side, people in enumerate((rows, register)):
        for p in people:
            groups[tuple(p[q] for q in quasi)][side].append(p)
    result = {}
    for patients, named in groups.values():
        if len(patients) == len(named) == 1:
            result[patients[0][secret]] = named[0]["name"]
    return result


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
