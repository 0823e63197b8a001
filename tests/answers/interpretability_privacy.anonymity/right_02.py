# right: defaultdict of lists
def k_of(rows, quasi):
    from collections import defaultdict

    groups = defaultdict(list)
    for row in rows:
        groups[tuple(map(row.get, quasi))].append(row)
    return min(map(len, groups.values()))
