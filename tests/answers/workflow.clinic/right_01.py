# right: written anew
def choose_and_judge(x, y, part, sizes):
    xt, yt = x[part == 0], y[part == 0]
    m1, m0 = xt[yt == 1].mean(axis=0), xt[yt == 0].mean(axis=0)
    order = np.argsort(-np.abs(m1 - m0), kind='stable')

    def acc(size, which):
        c = order[:size]
        xs, ys = x[part == which][:, c], y[part == which]
        d1 = ((xs - m1[c]) ** 2).sum(axis=1)
        d0 = ((xs - m0[c]) ** 2).sum(axis=1)
        return np.mean((d1 < d0).astype(int) == ys)

    scores = [acc(s, 1) for s in sizes]
    best = sizes[int(np.argmax(scores))]
    return best, acc(best, 2)
