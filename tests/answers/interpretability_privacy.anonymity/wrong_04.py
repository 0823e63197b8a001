# wrong: values glued together
# accept: values_joined
def k_of(rows, quasi):
    keys = ["".join(str(r[q]) for q in quasi) for r in rows]
    return min(keys.count(k) for k in keys)
