# wrong: every machine learns from the raw data
# accept: raw_data_again
def train_stack(train, p_h, v, sizes):
    stack = []
    x = v
    for hidden in sizes:
        w, b_v, b_h = train(v, hidden)
        stack.append((w, b_v, b_h))
        x = p_h(x, w, b_h)
    return stack
