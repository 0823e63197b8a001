# wrong: a ReLU is put on the logits as well
# accept: activation_after_last
def mlp_backward(x, labels, params):
    a = {0: x}
    for i in (1, 2, 3):
        a[i] = np.maximum(0, a[i - 1] @ params[f"w{i}"] + params[f"b{i}"])
    grads = {}
    d = softmax_ce_backward(a[3], labels)
    for i in (3, 2, 1):
        d = relu_backward(d, a[i])
        d, grads[f"w{i}"], grads[f"b{i}"] = dense_backward(d, a[i - 1], params[f"w{i}"])
    return grads
