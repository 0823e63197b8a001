# wrong: velocity with the rate inside, and the rate again
# accept: rate_twice
def sgd_momentum(param, grad, state, lr, momentum=0.9):
    velocity = momentum * state.get("velocity", 0) + lr * grad
    return param - lr * velocity, {"velocity": velocity}
