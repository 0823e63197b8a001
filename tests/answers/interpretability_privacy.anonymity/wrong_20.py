# wrong: a set of values, so it does not matter which column a value stands in
# accept: values_in_no_order
from collections import Counter


def k_of(rows, quasi):
    return min(Counter(frozenset(row[q] for q in quasi) for row in rows).values())


def link(rows, register, quasi, secret):
    def key(row):
        return tuple(row[q] for q in quasi)

    in_table = Counter(map(key, rows))
    in_town = Counter(map(key, register))
    secrets = {key(row): row[secret] for row in rows}
    return {
        person["name"]: secrets[key(person)]
        for person in register
        if in_table[key(person)] == 1 and in_town[key(person)] == 1
    }


leaks = {"q1": "b", "q2": "a", "q3": "c", "q4": "b"}
