# right: searchsorted
def attack_auc(members, others):
    o = np.sort(others)
    left, right = np.searchsorted(o, members, "left"), np.searchsorted(o, members, "right")
    return 1 - (left + right).mean() / (2 * len(o))
