# right: a break for each input
def early_exit(probabilities, costs, threshold):
    labels, exits, total = [], [], 0
    for n in range(probabilities.shape[1]):
        for layer in range(probabilities.shape[0]):
            p = probabilities[layer][n]
            if p.max() >= threshold:
                break
        labels.append(p.argmax())
        exits.append(layer)
        total += costs[layer]
    return labels, exits, total / len(exits)
