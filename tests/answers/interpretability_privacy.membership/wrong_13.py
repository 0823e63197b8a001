# wrong: the threshold comes back
# accept: threshold_returned
def attack_advantage(known_members, known_others, members, others):
    ts = np.sort(np.concatenate([known_members, known_others]))
    gains = [(known_members <= t).mean() - (known_others <= t).mean() for t in ts]
    return ts[np.argmax(gains)]
