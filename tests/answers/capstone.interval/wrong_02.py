# wrong: divided by what was predicted
# accept: of_the_predicted
def balanced_accuracy(y, predicted):
    shares = []
    for c in np.unique(y):
        shares.append(((y == c) & (predicted == c)).sum() / (predicted == c).sum())
    return np.mean(shares)
