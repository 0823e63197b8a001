# wrong: the dilation is ignored
# accept: field_of_dilation_forgotten dilation_ignored
def receptive_field(layers):
    field = 1
    step = 1
    for k, s, d in layers:
        field += (k - 1) * step
        step *= s
    return field
