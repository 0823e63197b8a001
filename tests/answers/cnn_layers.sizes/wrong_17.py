# wrong: a layer's own stride already counts for its own steps, the jump is multiplied before adding
# accept: jump_too_early
def receptive_field(layers):
    field = 1
    jump = 1
    for k, s, d in layers:
        jump *= s
        field += d * (k - 1) * jump
    return field
