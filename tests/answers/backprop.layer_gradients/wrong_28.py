# wrong: the return stands inside the loop, only the first row is treated
# accept: returns_in_loop first_only only_batch_of_one
def relu_backward(dout, x):
    dx = np.zeros(dout.shape)
    for i in range(len(x)):
        dx[i] = dout[i] * (x[i] > 0)
        return dx
