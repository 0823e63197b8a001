# wrong: ties count fully
# accept: ties_count_fully
def attack_auc(members, others):
    return np.mean(members[:, None] <= others[None, :])
