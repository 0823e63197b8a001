# wrong: the candidates are not sorted, so of equal ones the first in the array is taken
# accept: first_in_the_array
def attack_auc(members, others):
    points = 0
    for m in members:
        for o in others:
            if m < o:
                points += 2
            elif m == o:
                points += 1
    return points / (2 * len(members) * len(others))


def attack_advantage(known_members, known_others, members, others):
    ts = np.concatenate([known_members, known_others])
    gains = [np.mean(known_members <= t) - np.mean(known_others <= t) for t in ts]
    t = ts[np.argmax(gains)]
    return np.mean(members <= t) - np.mean(others <= t)
