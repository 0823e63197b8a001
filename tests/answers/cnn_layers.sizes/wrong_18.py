# wrong: goes through the layers from the last to the first, so later strides are multiplied instead of earlier ones
# accept: wrong_end
def receptive_field(layers):
    field = 1
    jump = 1
    for k, s, d in reversed(layers):
        field += d * (k - 1) * jump
        jump *= s
    return field
