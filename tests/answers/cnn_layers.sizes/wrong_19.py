# wrong: starts at 0 instead of 1 pixel
# accept: off_by_one
def receptive_field(layers):
    field = 0
    step = 1
    for k, s, d in layers:
        field += step * d * (k - 1)
        step *= s
    return field
