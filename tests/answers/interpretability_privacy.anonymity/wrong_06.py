# wrong: does not count itself
# accept: one_less
def k_of(rows, quasi):
    keys = [tuple(r[q] for q in quasi) for r in rows]
    return min(keys.count(k) - 1 for k in keys)
