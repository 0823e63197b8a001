# wrong: the cost of all, not the mean
# accept: cost_not_averaged
def early_exit(probabilities, costs, threshold):
    sure = probabilities.max(axis=2) >= threshold
    sure[-1] = True
    exits = sure.argmax(axis=0)
    labels = probabilities.argmax(axis=2)[exits, np.arange(len(exits))]
    return labels, exits, costs[exits].sum()
