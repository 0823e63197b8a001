# wrong: only the last bias is kept
# accept: last_bias_only
def collapse(weights, biases):
    w = weights[0]
    for next_w in weights[1:]:
        w = w @ next_w
    return w, biases[-1]
