# wrong: compared with the mean of the others
# accept: below_the_mean
def attack_auc(members, others):
    return np.mean(members < np.mean(others))
