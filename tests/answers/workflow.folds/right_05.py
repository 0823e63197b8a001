# right: arrays cut first
def nested_cv(fit_predict, x, y, settings, outer, inner):
    accs, best_settings = [], []
    for o in range(outer.max() + 1):
        tr, te = outer != o, outer == o
        xt, yt, it = x[tr], y[tr], inner[tr]
        counts = []
        for s in settings:
            right = 0
            for i in range(inner.max() + 1):
                if (it == i).any():
                    pred = fit_predict(s, xt[it != i], yt[it != i], xt[it == i])
                    right += (pred == yt[it == i]).sum()
            counts.append(right)
        s = settings[int(np.argmax(counts))]
        pred = fit_predict(s, xt, yt, x[te])
        accs.append((pred == y[te]).mean())
        best_settings.append(s)
    return accs, best_settings
