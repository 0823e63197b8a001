# right: columns by transposing, all() and a list
def dead_fraction(acts):
    columns = acts.T.tolist()
    return len([c for c in columns if all(v == 0 for v in c)]) / len(columns)
