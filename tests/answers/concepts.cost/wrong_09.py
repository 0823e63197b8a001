# wrong: unpacks every layer as if it were dense, which raises for a convolution
# accept: unpacked_as_dense
def count_params(layers):
    total = 0
    for kind, n, m in layers:
        total += n * m + m
    return total
