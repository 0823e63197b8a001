# right: recursion in both
def train_stack(train, p_h, v, sizes):
    if len(sizes) == 0:
        return []
    machine = train(v, sizes[0])
    w, _, b_h = machine
    return [machine] + train_stack(train, p_h, p_h(v, w, b_h), sizes[1:])


def features(p_h, v, stack):
    if not stack:
        return v
    *below, (w, _, b_h) = stack
    return p_h(features(p_h, v, below), w, b_h)


belief = dict(q1="c", q2="a", q3="b")
