# wrong: the rule that goes from the last layer back is applied from the first layer on
# accept: wrong_end
def receptive_field(layers):
    r = 1
    for k, s, d in layers:
        r = (r - 1) * s + d * (k - 1) + 1
    return r
