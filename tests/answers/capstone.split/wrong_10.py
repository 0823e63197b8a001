# wrong: one equal column is enough
# accept: equal_by_one_column
def proof(x, groups, times, parts):
    wrong = []
    rows = np.concatenate(parts).astype(int)
    if len(np.unique(rows)) < len(rows):
        wrong.append("twice")
    if len(np.unique(rows)) < len(x):
        wrong.append("lost")
    for i in range(len(parts)):
        for j in range(i + 1, len(parts)):
            a, b = np.asarray(parts[i], int), np.asarray(parts[j], int)
            if any((x[p] == x[q]).any() for p in a for q in b):
                wrong.append("equal")
            if set(groups[a]) & set(groups[b]):
                wrong.append("group")
            if times is not None and max(times[a]) > min(times[b]):
                wrong.append("time")
    return sorted(set(wrong))
