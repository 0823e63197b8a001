# wrong: strides are ignored, every layer adds d * (k - 1) pixels
# accept: strides_ignored
def receptive_field(layers):
    field = 1
    for k, s, d in layers:
        field += d * (k - 1)
    return field
