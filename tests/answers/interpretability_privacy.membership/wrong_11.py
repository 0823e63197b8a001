# wrong: strictly below the threshold at the end
# accept: strictly_below
def attack_advantage(known_members, known_others, members, others):
    ts = np.sort(np.concatenate([known_members, known_others]))
    gains = [(known_members <= t).mean() - (known_others <= t).mean() for t in ts]
    t = ts[np.argmax(gains)]
    return (members < t).mean() - (others < t).mean()
