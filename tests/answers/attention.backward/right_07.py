# right: one query of one sequence at a time over flattened front axes, np.vdot and += into the results
def attention_backward(dout, q, k, v, weights):
    front = q.shape[:-2]
    flat = [a.reshape(-1, *a.shape[-2:]) for a in (dout, q, k, v, weights)]
    grads = [], [], []
    for do, qq, kk, vv, p in zip(*flat):
        dp = do @ vv.T
        ds = np.empty_like(dp)
        for i in range(len(dp)):
            ds[i] = p[i] * (dp[i] - np.vdot(p[i], dp[i]))
        ds /= np.sqrt(qq.shape[1])
        for found, g in zip(grads, (ds @ kk, ds.T @ qq, p.T @ do)):
            found.append(g)
    return tuple(np.array(g).reshape(*front, *g[0].shape) for g in grads)
