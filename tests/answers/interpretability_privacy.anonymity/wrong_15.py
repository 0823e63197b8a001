# wrong: all columns count, not the quasi-identifiers alone
# accept: argument_ignored whole_rows
def k_of(rows, quasi):
    keys = [tuple(sorted(map(str, row.values()))) for row in rows]
    return min(keys.count(key) for key in keys)


from collections import defaultdict


def link(rows, register, quasi, secret):
    groups = defaultdict(lambda: ([], []))
    for side, people in enumerate((rows, register)):
        for p in people:
            groups[tuple(p[q] for q in quasi)][side].append(p)
    result = {}
    for patients, named in groups.values():
        if len(patients) == len(named) == 1:
            result[named[0]["name"]] = patients[0][secret]
    return result


leaks = {"q%d" % (i + 1): c for i, c in enumerate("bacb")}
