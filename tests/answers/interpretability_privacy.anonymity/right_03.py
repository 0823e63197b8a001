# right: two loops
def k_of(rows, quasi):
    best = len(rows)
    for a in rows:
        same = 0
        for b in rows:
            if all(a[q] == b[q] for q in quasi):
                same += 1
        best = min(best, same)
    return best
