# wrong: param is changed in place
# accept: changes_input
def sgd_momentum(param, grad, state, lr, momentum=0.9):
    velocity = momentum * state.get("velocity", 0) + grad
    param -= lr * velocity
    return param, {"velocity": velocity}
