# wrong: the rows behind a flatten are not put into Keras's order, image is ignored
# accept: flatten_order_kept
def to_keras(kind, weights, image=None):
    if kind == "conv":
        return [weights[0].transpose(2, 3, 1, 0), weights[1]]
    return list(weights)
