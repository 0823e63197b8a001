# wrong: the earlier strides are added instead of multiplied
# accept: strides_added
def receptive_field(layers):
    field = 1
    jump = 0
    for k, s, d in layers:
        field += d * (k - 1) * max(jump, 1)
        jump += s
    return field
