# right: Counter
def k_of(rows, quasi):
    from collections import Counter

    return min(Counter(tuple(r[c] for c in quasi) for r in rows).values())
