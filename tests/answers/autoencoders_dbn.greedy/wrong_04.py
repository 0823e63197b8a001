# wrong: rounded features
# accept: rounded_features
def train_stack(train, p_h, v, sizes):
    stack = []
    x = v
    for hidden in sizes:
        w, b_v, b_h = train(x, hidden)
        stack.append((w, b_v, b_h))
        x = (p_h(x, w, b_h) > 0.5).astype(float)
    return stack
