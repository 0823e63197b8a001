# right: returns by two loops
def returns_to_go(rewards, ended, gamma):
    out = []
    for t in range(len(rewards)):
        total, factor = 0.0, 1.0
        for u in range(t, len(rewards)):
            total += factor * rewards[u]
            factor *= gamma
            if ended[u]:
                break
        out.append(total)
    return np.array(out)
