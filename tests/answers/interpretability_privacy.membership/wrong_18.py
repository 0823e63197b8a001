# wrong: a threshold with a negative effect is turned round: absolute advantage
# accept: sign_ignored
def attack_auc(members, others):
    ranked = np.sort(others)
    above = len(ranked) - np.searchsorted(ranked, members, side="right")
    not_below = len(ranked) - np.searchsorted(ranked, members, side="left")
    return (above.sum() + not_below.sum()) / (2 * len(members) * len(ranked))


def attack_advantage(known_members, known_others, members, others):
    ts = np.unique(np.concatenate([known_members, known_others]))
    gains = np.array([abs(np.mean(known_members <= t) - np.mean(known_others <= t)) for t in ts])
    t = ts[gains.argmax()]
    return abs(np.mean(members <= t) - np.mean(others <= t))
