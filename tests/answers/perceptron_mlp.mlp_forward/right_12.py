# right: mlp_forward: plain lists for the products
def mlp_forward(x, weights, biases):
    cache, h = [], x
    last = len(weights) - 1
    for k, (w, b) in enumerate(zip(weights, biases)):
        cache.append(h)
        rows = []
        for sample in h:
            row = [sum(s * w[i, j] for i, s in enumerate(sample)) + b[j] for j in range(w.shape[1])]
            if k != last:
                row = [max(0.0, v) for v in row]
            rows.append(row)
        h = np.array(rows)
    return h, cache
