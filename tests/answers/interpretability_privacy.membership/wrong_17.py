# wrong: counts instead of shares, so unequal numbers of people spoil the choice
# accept: most_accurate
def attack_auc(members, others):
    values, which, count = np.unique(
        np.concatenate([members, others]), return_inverse=True, return_counts=True
    )
    rank = (count.cumsum() - (count - 1) / 2)[which][len(members) :]
    n, m = len(members), len(others)
    return (rank.sum() - m * (m + 1) / 2) / (n * m)


def attack_advantage(known_members, known_others, members, others):
    ts = np.unique(np.concatenate([known_members, known_others]))
    gains = [np.sum(known_members <= t) - np.sum(known_others <= t) for t in ts]
    t = ts[int(np.argmax(gains))]
    return np.mean(members <= t) - np.mean(others <= t)
