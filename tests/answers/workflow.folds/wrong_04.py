# wrong: not stratified
# accept: not_stratified
def kfold(labels, k, rng):
    fold = np.arange(len(labels)) % k
    return rng.permutation(fold)
