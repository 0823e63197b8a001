# wrong: features takes the highest machine only
# accept: raw_data_again
def train_stack(train, p_h, v, sizes):
    stack, data = [], v
    for hidden in sizes:
        w, b_v, b_h = train(data, hidden)
        stack.append((w, b_v, b_h))
        data = p_h(data, w, b_h)
    return stack


def features(p_h, v, stack):
    if not stack:
        return v
    w, b_v, b_h = stack[-1]
    return p_h(v, w, b_h)


belief = {"q1": "c", "q2": "a", "q3": "b"}
