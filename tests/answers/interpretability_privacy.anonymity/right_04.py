# right: np.unique on text with a separator
def k_of(rows, quasi):
    keys = np.array(["|".join(repr(row[q]) for q in quasi) for row in rows])
    return int(np.unique(keys, return_counts=True)[1].min())
