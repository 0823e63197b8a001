# right: generator over the decoder's steps; covariance over variance, both with the same divisor
def additive_weights(queries, keys, wq, wk, w):
    seen = keys @ wk  # (N, S, A)

    def rows():
        for i in range(queries.shape[1]):
            s = np.dot(np.tanh((queries[:, i] @ wq)[:, None] + seen), w)
            e = np.exp(s - s.max(1, keepdims=True))
            yield e / e.sum(1, keepdims=True)

    return np.stack(list(rows()), axis=1)


def reading_slope(weights):
    mean_place = weights.argmax(-1).mean(axis=0)  # all sequences have the same steps
    c = np.cov(np.arange(len(mean_place)), mean_place, bias=True)
    return c[0, 1] / c[0, 0]
