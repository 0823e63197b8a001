# right: by recursion
def train_stack(train, p_h, v, sizes):
    if len(sizes) == 0:
        return []
    w, b_v, b_h = train(v, sizes[0])
    return [(w, b_v, b_h)] + train_stack(train, p_h, p_h(v, w, b_h), sizes[1:])
