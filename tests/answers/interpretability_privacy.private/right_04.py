# right: a copy changed row by row
def private_step(gradients, clip, sigma, noise):
    g = np.array(gradients, dtype=float)
    for i in range(g.shape[0]):
        length = sum(v**2 for v in g[i]) ** 0.5
        g[i] *= min(1.0, clip / length) if length > 0 else 1.0
    return (np.sum(g, axis=0) + noise * (sigma * clip)) / g.shape[0]
