# wrong: the codes are drawn as 0 and 1, as in the Gibbs chain
# accept: drawn_features
def train_stack(train, p_h, v, sizes):
    rng = np.random.default_rng(0)
    stack, data = [], v
    for hidden in sizes:
        w, b_v, b_h = train(data, hidden)
        stack.append((w, b_v, b_h))
        p = p_h(data, w, b_h)
        data = (rng.random(p.shape) < p).astype(float)
    return stack


def features(p_h, v, stack):
    for w, b_v, b_h in stack:
        v = p_h(v, w, b_h)
    return v


belief = {"q1": "c", "q2": "a", "q3": "b"}
