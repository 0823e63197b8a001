# wrong: yes or no
# accept: anonymous_or_not
def k_of(rows, quasi):
    keys = [tuple(r[q] for q in quasi) for r in rows]
    return all(keys.count(k) > 1 for k in keys)
