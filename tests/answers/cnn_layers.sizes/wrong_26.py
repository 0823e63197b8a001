# wrong: the step is only the stride of the layer before, not the product of all earlier strides
# accept: only_last_stride
def receptive_field(layers):
    field, jump = 1, 1
    for k, s, d in layers:
        field += d * (k - 1) * jump
        jump = s
    return field
