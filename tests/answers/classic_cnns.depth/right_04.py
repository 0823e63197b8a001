# right: everything stored, indices, the residual as a number
def block_gradients(x, weights, dout, shortcut):
    n = len(weights)
    skip = 1.0 if shortcut else 0.0
    hs = [x]
    pre = []
    for k in range(n):
        pre.append(hs[k] @ weights[k][0])
        hs.append(np.maximum(np.maximum(pre[k], 0) @ weights[k][1] + skip * hs[k], 0))
    grads = [None] * n + [dout]
    for k in reversed(range(n)):
        upstream = grads[k + 1] * np.sign(hs[k + 1])
        grads[k] = (upstream @ weights[k][1].T * (pre[k] >= 0)) @ weights[k][0].T + skip * upstream
    return np.array([np.abs(g).mean() for g in grads[:-1]])
