# wrong: tuned on those who are attacked
# accept: tuned_on_the_same
def attack_advantage(known_members, known_others, members, others):
    best = -1
    for t in np.concatenate([members, others]):
        best = max(best, (members <= t).mean() - (others <= t).mean())
    return best
