# wrong: a mask for the whole row, the gradient passes only where all entries of the row are positive
# accept: one_decision_for_all
def relu_backward(dout, x):
    mask = np.all(x > 0, axis=-1, keepdims=True)
    return dout * mask
