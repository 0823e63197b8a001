# wrong: the state comes back as it was given
# accept: plain_descent
def sgd_momentum(param, grad, state, lr, momentum=0.9):
    velocity = momentum * state.get("velocity", 0) + grad
    return param - lr * velocity, state
