# wrong: measured on the known ones
# accept: tried_on_the_known
def attack_advantage(known_members, known_others, members, others):
    best = -1
    for t in np.concatenate([known_members, known_others]):
        a = (known_members <= t).mean() - (known_others <= t).mean()
        if a > best:
            best = a
    return best
