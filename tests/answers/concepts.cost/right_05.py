# right: recursion
def count_params(layers):
    if not layers:
        return 0
    kind, inputs, outputs, *rest = layers[0]
    if kind == "conv":
        inputs = inputs * rest[0] * rest[0]
    return outputs * (inputs + 1) + count_params(layers[1:])
