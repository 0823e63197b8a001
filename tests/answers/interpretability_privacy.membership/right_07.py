# right: table and argmax
def attack_advantage(known_members, known_others, members, others):
    ts = np.sort(np.hstack((known_members, known_others)))
    table = (known_members <= ts[:, None]).mean(1) - (known_others <= ts[:, None]).mean(1)
    t = ts[table.argmax()]
    return float((members <= t).mean() - (others <= t).mean())
