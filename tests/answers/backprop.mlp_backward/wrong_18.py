# wrong: softmax_ce_backward gets the arguments in the wrong order
# accept: arguments_swapped
def mlp_backward(x, labels, params):
    z1 = x @ params["w1"] + params["b1"]
    h1 = np.maximum(0, z1)
    z2 = h1 @ params["w2"] + params["b2"]
    h2 = np.maximum(0, z2)
    logits = h2 @ params["w3"] + params["b3"]

    dlogits = softmax_ce_backward(labels, logits)
    dh2, dw3, db3 = dense_backward(dlogits, h2, params["w3"])
    dz2 = relu_backward(dh2, z2)
    dh1, dw2, db2 = dense_backward(dz2, h1, params["w2"])
    dz1 = relu_backward(dh1, z1)
    dx, dw1, db1 = dense_backward(dz1, x, params["w1"])

    return {"w1": dw1, "b1": db1, "w2": dw2, "b2": db2, "w3": dw3, "b3": db3}
