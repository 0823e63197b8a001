# right: with a list of layers
def train_stack(train, p_h, v, sizes):
    stack, layers = [], [v]
    for i, size in enumerate(sizes):
        w, bv, bh = train(layers[i], size)
        layers.append(p_h(layers[i], w, bh))
        stack.append((w, bv, bh))
    return stack
