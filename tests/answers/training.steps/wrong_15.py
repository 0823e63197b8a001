# wrong: the first step finds no velocity
# accept: first_step_fails
def sgd_momentum(param, grad, state, lr, momentum=0.9):
    velocity = momentum * state["velocity"] + grad
    return param - lr * velocity, {"velocity": velocity}
