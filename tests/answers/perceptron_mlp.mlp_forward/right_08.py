# right: mlp_forward: made of Dense layers
def mlp_forward(x, weights, biases):
    layers = [Dense(w, b) for w, b in zip(weights, biases)]
    for layer in layers[:-1]:
        x = np.maximum(layer.forward(x), 0)
    out = layers[-1].forward(x)
    return out, [layer.x for layer in layers]
