# wrong: weights only
# accept: weights_only
def train_stack(train, p_h, v, sizes):
    stack = []
    x = v
    for hidden in sizes:
        w, b_v, b_h = train(x, hidden)
        stack.append(w)
        x = p_h(x, w, b_h)
    return stack
