# right: up from the bottom each time
def train_stack(train, p_h, v, sizes):
    def up(stack):
        x = v
        for w, _, b in stack:
            x = p_h(x, w, b)
        return x

    stack = []
    while len(stack) < len(sizes):
        stack.append(train(up(stack), sizes[len(stack)]))
    return stack
