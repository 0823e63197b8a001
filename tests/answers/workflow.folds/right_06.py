# right: flat indices and a dictionary
def nested_cv(fit_predict, x, y, settings, outer, inner):
    result = {}
    for o in sorted(set(outer.tolist())):
        rest = [i for i in range(len(y)) if outer[i] != o]
        test = [i for i in range(len(y)) if outer[i] == o]
        best, most = None, -1
        for setting in settings:
            hits = 0
            for part in sorted({int(inner[i]) for i in rest}):
                a = [i for i in rest if inner[i] != part]
                b = [i for i in rest if inner[i] == part]
                hits += int(sum(fit_predict(setting, x[a], y[a], x[b]) == y[b]))
            if hits > most:
                best, most = setting, hits
        right = fit_predict(best, x[rest], y[rest], x[test]) == y[test]
        result[o] = (float(np.mean(right)), best)
    return [a for a, _ in result.values()], [s for _, s in result.values()]
