# right: route by full softmax, then renormalised
def route(scores, k):
    p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    out = np.zeros_like(p)
    for i, row in enumerate(p):
        top = np.argsort(row)[-k:]
        out[i, top] = row[top] / row[top].sum()
    return out
