# right: plain loop with >
def attack_advantage(known_members, known_others, members, others):
    best_t, best = None, float("-inf")
    for t in np.unique(np.r_[known_members, known_others]):
        tpr = np.count_nonzero(known_members <= t) / known_members.size
        fpr = np.count_nonzero(known_others <= t) / known_others.size
        if tpr - fpr > best:
            best, best_t = tpr - fpr, t
    return sum(members <= best_t) / len(members) - sum(others <= best_t) / len(others)
