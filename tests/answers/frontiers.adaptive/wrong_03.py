# wrong: the surest exit
# accept: surest_exit
def early_exit(probabilities, costs, threshold):
    exits = probabilities.max(axis=2).argmax(axis=0)
    labels = probabilities.argmax(axis=2)[exits, np.arange(len(exits))]
    return labels, exits, costs[exits].mean()
