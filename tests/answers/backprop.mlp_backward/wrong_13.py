# wrong: w3 and w2 take a step of gradient descent before the gradient is passed back through them
# accept: updated_too_early
def mlp_backward(x, labels, params):
    z1 = x @ params["w1"] + params["b1"]
    h1 = np.maximum(0, z1)
    z2 = h1 @ params["w2"] + params["b2"]
    h2 = np.maximum(0, z2)
    logits = h2 @ params["w3"] + params["b3"]

    dlogits = softmax_ce_backward(logits, labels)
    _, dw3, db3 = dense_backward(dlogits, h2, params["w3"])
    w3 = params["w3"] - 0.1 * dw3
    dz2 = relu_backward(dlogits @ w3.T, z2)
    _, dw2, db2 = dense_backward(dz2, h1, params["w2"])
    w2 = params["w2"] - 0.1 * dw2
    dz1 = relu_backward(dz2 @ w2.T, z1)
    _, dw1, db1 = dense_backward(dz1, x, params["w1"])

    return {"w1": dw1, "b1": db1, "w2": dw2, "b2": db2, "w3": dw3, "b3": db3}
