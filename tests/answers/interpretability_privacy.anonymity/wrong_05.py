# wrong: all columns compared
# accept: whole_rows
def k_of(rows, quasi):
    return min(rows.count(r) for r in rows)
