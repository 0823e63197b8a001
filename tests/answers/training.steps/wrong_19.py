# wrong: the step with the old velocity
# accept: old_velocity
def sgd_momentum(param, grad, state, lr, momentum=0.9):
    velocity = state.get("velocity", np.zeros_like(grad))
    new = param - lr * velocity
    return new, {"velocity": momentum * velocity + grad}
