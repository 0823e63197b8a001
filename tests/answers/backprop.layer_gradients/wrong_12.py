# wrong: dw and db are overwritten in each step of the loop, only the last sample counts
# accept: last_only only_batch_of_one
def dense_backward(dout, x, w):
    dx = np.zeros(x.shape)
    for i in range(len(x)):
        dx[i] = w @ dout[i]
        dw = np.outer(x[i], dout[i])
        db = dout[i]
    return dx, dw, db
