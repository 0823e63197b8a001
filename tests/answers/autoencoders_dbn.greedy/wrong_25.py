# wrong: features of an empty stack: the name is not defined yet
# accept: never_set
def _grow(train, p_h, data, sizes):
    for hidden in sizes:
        machine = train(data, hidden)
        yield machine
        data = p_h(data, machine[0], machine[-1])


def train_stack(train, p_h, v, sizes):
    return list(_grow(train, p_h, v, sizes))


def features(p_h, v, stack):
    data = v
    for w, _, b_h in stack:
        out = p_h(data, w, b_h)
        data = out
    return out


belief = {"q1": "", "q2": "", "q3": ""}
belief.update(q1="c", q2="a", q3="b")
