# wrong: mean size
# accept: mean_group
def k_of(rows, quasi):
    keys = [tuple(r[q] for q in quasi) for r in rows]
    return len(keys) / len(set(keys))
