# wrong: equally many of each class instead of its share
# accept: classes_balanced
def split(x, y, ratios, rng, stratify=False):
    order = rng.permutation(len(x))
    if stratify:
        queues = [[i for i in order if y[i] == c] for c in np.unique(y)]
        order = []
        while any(queues):
            for q in queues:
                if q:
                    order.append(q.pop())
    ends = np.round(np.cumsum(ratios) * len(x)).astype(int)[:-1]
    return [(x[rows], y[rows]) for rows in np.split(np.array(order), ends)]
