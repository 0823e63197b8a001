# right: max with a key, smallest first
def attack_advantage(known_members, known_others, members, others):
    def adv(t, m, o):
        return np.mean(m <= t) - np.mean(o <= t)

    candidates = sorted(list(known_members) + list(known_others))
    best = max(candidates, key=lambda t: adv(t, known_members, known_others))
    return adv(best, members, others)
