# wrong: the dilation too is multiplied into the step length of the later layers
# accept: dilation_as_stride
def receptive_field(layers):
    field, jump = 1, 1
    for k, s, d in layers:
        field += d * (k - 1) * jump
        jump *= s * d
    return field
