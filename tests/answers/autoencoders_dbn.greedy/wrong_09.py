# wrong: sizes from the end
# accept: sizes_reversed
def train_stack(train, p_h, v, sizes):
    stack = []
    x = v
    for hidden in reversed(sizes):
        w, b_v, b_h = train(x, hidden)
        stack.append((w, b_v, b_h))
        x = p_h(x, w, b_h)
    return stack
