# right: copyto with where
def relu_backward(dout, x):
    result = np.zeros(x.shape, dtype=np.result_type(dout, np.float32))
    np.copyto(result, dout, where=np.greater(x, 0))
    return result
