# wrong: no sigmoid
# accept: sigmoid_missing
def features(p_h, v, stack):
    x = v
    for w, b_v, b_h in stack:
        x = x @ w + b_h
    return x
