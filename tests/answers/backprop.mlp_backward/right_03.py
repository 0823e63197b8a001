# right: loop over the layers with lists
def mlp_backward(x, labels, params):
    inputs, sums = [x], []
    for i in (1, 2, 3):
        z = inputs[-1] @ params[f"w{i}"] + params[f"b{i}"]
        sums.append(z)
        inputs.append(np.maximum(0, z))
    grads = {}
    d = softmax_ce_backward(sums[-1], labels)
    for i in (3, 2, 1):
        if i < 3:
            d = relu_backward(d, sums[i - 1])
        d, grads[f"w{i}"], grads[f"b{i}"] = dense_backward(d, inputs[i - 1], params[f"w{i}"])
    return grads
