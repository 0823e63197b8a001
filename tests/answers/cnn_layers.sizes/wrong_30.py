# wrong: the dilation is applied as d * (k - 1) + 1 steps per layer, the 1 is added for every layer
# accept: whole_kernels_added
def receptive_field(layers):
    field, jump = 0, 1
    for k, s, d in layers:
        field += (d * (k - 1) + 1) * jump
        jump *= s
    return field
