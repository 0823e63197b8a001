# wrong: a tiny rate
# accept: creeps
def quick_descent():
    return {"lr": 0.001, "momentum": 0.5, "nesterov": True}
