# right: recursion: each layer goes forward, asks the rest for its gradient, goes back
from scipy.special import softmax


def mlp_backward(x, labels, params):
    grads = {}

    def rest(h, layer):
        w, b = params[f"w{layer}"], params[f"b{layer}"]
        z = np.einsum("nd,dh->nh", h, w) + b
        if layer == 3:
            p = softmax(z, axis=1)
            dz = (p - (np.arange(z.shape[1]) == np.asarray(labels)[:, None])) / len(h)
        else:
            dz = rest(z * (z > 0), layer + 1) * (z > 0)
        grads[f"w{layer}"] = np.einsum("nd,nh->dh", h, dz)
        grads[f"b{layer}"] = np.einsum("nh->h", dz)
        return np.einsum("nh,dh->nd", dz, w)

    rest(x, 1)
    return grads
