# wrong: members and others are compared one by one instead of in all pairs
# accept: same_place_only
def attack_auc(members, others):
    n = min(len(members), len(others))
    m, o = np.asarray(members)[:n], np.asarray(others)[:n]
    return np.mean(m < o) + 0.5 * np.mean(m == o)


def attack_advantage(known_members, known_others, members, others):
    # The advantage rises only where a member is, so the first maximum is at a member's loss.
    inside, outside = np.sort(known_members), np.sort(known_others)
    rises = np.searchsorted(inside, inside, "right") * len(outside) - np.searchsorted(
        outside, inside, "right"
    ) * len(inside)
    t = inside[rises.argmax()]
    return np.count_nonzero(members <= t) / len(members) - np.count_nonzero(others <= t) / len(others)
