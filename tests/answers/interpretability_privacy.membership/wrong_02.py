# wrong: ties ignored
# accept: ties_forgotten
def attack_auc(members, others):
    return np.mean(members[:, None] < others[None, :])
