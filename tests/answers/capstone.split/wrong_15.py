# wrong: 'twice' within a part is not seen
# accept: twice_within_a_part
from itertools import combinations

from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components


def split_by_groups(x, groups, shares, rng):
    n = len(x)
    kind = np.unique(x, axis=0, return_inverse=True)[1].ravel()
    sheet = np.unique(groups, return_inverse=True)[1].ravel()
    # a graph whose nodes are groups and examples, and whose edges are the rows
    size = sheet.max() + kind.max() + 2
    graph = coo_matrix((np.ones(n), (sheet, sheet.max() + 1 + kind)), shape=(size, size))
    count, label = connected_components(graph, directed=False)
    cluster = label[sheet]
    wanted = np.array(shares) * n
    have = np.zeros(len(shares))
    part_of = {}
    for c in rng.permutation(np.unique(cluster)):
        goes = int(np.argmax(wanted - have))
        part_of[c] = goes
        have[goes] += (cluster == c).sum()
    where = np.array([part_of[c] for c in cluster])
    return [np.where(where == i)[0] for i in range(len(shares))]


def split_by_time(times, shares):
    order = np.argsort(times, kind="stable")
    cuts = []
    for bound in np.cumsum(shares)[:-1]:
        cut = int(round(bound * len(times)))
        while 0 < cut < len(times) and times[order[cut]] == times[order[cut - 1]]:
            cut -= 1
        cuts.append(cut)
    return np.split(order, cuts)


def proof(x, groups, times, parts):
    found = set()
    rows = [int(row) for part in parts for row in set(np.asarray(part).tolist())]
    if len(rows) != len(set(rows)):
        found.add("twice")
    if set(range(len(x))) - set(rows):
        found.add("lost")
    for a, b in combinations(parts, 2):
        a, b = np.asarray(a, int), np.asarray(b, int)
        if not len(a) or not len(b):
            continue
        if (x[a][:, None] == x[b][None]).all(axis=2).any():
            found.add("equal")
        if np.intersect1d(groups[a], groups[b]).size:
            found.add("group")
        if times is not None and max(times[a]) > min(times[b]):
            found.add("time")
    return sorted(found)
