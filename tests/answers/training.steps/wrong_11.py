# wrong: the mean instead of the sum: momentum as a running average
# accept: averaged
def sgd_momentum(param, grad, state, lr, momentum=0.9):
    v = state.get("velocity", np.zeros_like(param))
    v = momentum * v + (1 - momentum) * grad
    return param - lr * v, {"velocity": v}
