# wrong: multiplies the reaches of the windows instead of adding steps
# accept: kernels_multiplied strides_ignored
def receptive_field(layers):
    field = 1
    for k, s, d in layers:
        field *= d * (k - 1) + 1
    return field
