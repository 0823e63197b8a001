# wrong: the gradients are summed over the batch, the mean (division by N) is missing
# accept: not_averaged
def mlp_backward(x, labels, params):
    z1 = x @ params["w1"] + params["b1"]
    h1 = np.maximum(0, z1)
    z2 = h1 @ params["w2"] + params["b2"]
    h2 = np.maximum(0, z2)
    logits = h2 @ params["w3"] + params["b3"]
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    d3 = e / e.sum(axis=1, keepdims=True)
    d3[np.arange(len(labels)), labels] -= 1
    d2 = (d3 @ params["w3"].T) * (z2 > 0)
    d1 = (d2 @ params["w2"].T) * (z1 > 0)
    return {
        "w1": x.T @ d1,
        "b1": d1.sum(axis=0),
        "w2": h1.T @ d2,
        "b2": d2.sum(axis=0),
        "w3": h2.T @ d3,
        "b3": d3.sum(axis=0),
    }
