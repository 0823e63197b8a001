# wrong: only the new parameter comes back
# accept: state_missing
def sgd_momentum(param, grad, state, lr, momentum=0.9):
    velocity = momentum * state.get("velocity", 0) + grad
    state["velocity"] = velocity
    return param - lr * velocity
