# wrong: a stack of exactly two machines is hard-coded
# accept: two_machines_only
def train_stack(train, p_h, v, sizes):
    first = train(v, sizes[0])
    second = train(p_h(v, first[0], first[2]), sizes[1])
    return [first, second]


def features(p_h, v, stack):
    level = 0
    result = v
    while level < len(stack):
        result = p_h(result, stack[level][0], stack[level][2])
        level += 1
    return result


belief = {"q1": "", "q2": "", "q3": ""}
belief.update(q1="c", q2="a", q3="b")
