# wrong: number of different combinations
# accept: number_of_groups
def k_of(rows, quasi):
    return len(set(tuple(r[q] for q in quasi) for r in rows))
