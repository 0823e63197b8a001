# wrong: adds d * k steps per layer instead of d * (k - 1)
# accept: whole_kernels_added
def receptive_field(layers):
    field = 1
    step = 1
    for k, s, d in layers:
        field += d * k * step
        step *= s
    return field
