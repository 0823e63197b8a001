# wrong: every column on its own
# accept: column_by_column
def k_of(rows, quasi):
    k = len(rows)
    for q in quasi:
        values = [r[q] for r in rows]
        for v in values:
            k = min(k, values.count(v))
    return k
