# wrong: Nesterov
# accept: nesterov
def sgd_momentum(param, grad, state, lr, momentum=0.9):
    v = momentum * state.get("velocity", 0) + grad
    return param - lr * (momentum * v + grad), {"velocity": v}
