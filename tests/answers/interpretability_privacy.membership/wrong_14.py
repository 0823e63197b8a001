# wrong: accuracy instead of advantage
# accept: accuracy_instead
def attack_advantage(known_members, known_others, members, others):
    ts = np.sort(np.concatenate([known_members, known_others]))
    gains = [(known_members <= t).mean() - (known_others <= t).mean() for t in ts]
    t = ts[np.argmax(gains)]
    right = (members <= t).sum() + (others > t).sum()
    return right / (len(members) + len(others))
