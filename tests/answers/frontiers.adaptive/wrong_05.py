# wrong: costs added up again
# accept: costs_added_up
def early_exit(probabilities, costs, threshold):
    sure = probabilities.max(axis=2) >= threshold
    sure[-1] = True
    exits = sure.argmax(axis=0)
    labels = probabilities.argmax(axis=2)[exits, np.arange(len(exits))]
    return labels, exits, np.mean([sum(costs[: e + 1]) for e in exits])
