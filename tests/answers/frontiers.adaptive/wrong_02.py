# wrong: never sure leaves at the first exit
# accept: never_sure_leaves_first
def early_exit(probabilities, costs, threshold):
    exits = (probabilities.max(axis=2) >= threshold).argmax(axis=0)
    labels = probabilities.argmax(axis=2)[exits, np.arange(len(exits))]
    return labels, exits, costs[exits].mean()
