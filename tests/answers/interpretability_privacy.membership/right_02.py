# right: half of (less + less or equal)
def attack_auc(members, others):
    m = np.asarray(members)[:, np.newaxis]
    return 0.5 * (np.mean(m < others) + np.mean(m <= others))
