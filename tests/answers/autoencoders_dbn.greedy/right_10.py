# right: a generator that yields machines; index loop
def _grow(train, p_h, data, sizes):
    for hidden in sizes:
        machine = train(data, hidden)
        yield machine
        data = p_h(data, machine[0], machine[-1])


def train_stack(train, p_h, v, sizes):
    return list(_grow(train, p_h, v, sizes))


def features(p_h, v, stack):
    level = 0
    result = v
    while level < len(stack):
        result = p_h(result, stack[level][0], stack[level][2])
        level += 1
    return result


belief = {"q1": "", "q2": "", "q3": ""}
belief.update(q1="c", q2="a", q3="b")
