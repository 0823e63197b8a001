# wrong: stride and dilation are unpacked in the wrong order
# accept: dilation_as_stride
def receptive_field(layers):
    field, jump = 1, 1
    for k, d, s in layers:
        field += d * (k - 1) * jump
        jump *= s
    return field
