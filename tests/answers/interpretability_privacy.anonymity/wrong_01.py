# wrong: the largest group
# accept: largest_group
def k_of(rows, quasi):
    counts = {}
    for r in rows:
        key = tuple(r[q] for q in quasi)
        counts[key] = counts.get(key, 0) + 1
    return max(counts.values())
