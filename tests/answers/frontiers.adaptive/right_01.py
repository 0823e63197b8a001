# right: exits in a loop over layers
def early_exit(probabilities, costs, threshold):
    L, N, K = probabilities.shape
    exits = np.full(N, -1)
    for layer in range(L):
        sure = probabilities[layer].max(axis=1) >= threshold
        exits[(exits < 0) & sure] = layer
    exits[exits < 0] = L - 1
    labels = probabilities.argmax(axis=2)[exits, range(N)]
    return labels, exits, costs[exits].mean()
