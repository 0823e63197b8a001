# wrong: always the first size
# accept: first_size_only
def train_stack(train, p_h, v, sizes):
    stack = []
    x = v
    for hidden in sizes:
        w, b_v, b_h = train(x, sizes[0])
        stack.append((w, b_v, b_h))
        x = p_h(x, w, b_h)
    return stack
