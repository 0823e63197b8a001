# wrong: only the last machine is returned
# accept: only_last_kept
def train_stack(train, p_h, v, sizes):
    data = v
    for hidden in sizes:
        machine = train(data, hidden)
        data = p_h(data, machine[0], machine[2])
    return [machine]


def features(p_h, v, stack):
    for w, b_v, b_h in stack:
        v = p_h(v, w, b_h)
    return v


belief = {"q1": "c", "q2": "a", "q3": "b"}
