# wrong: the best rate of plain descent
# accept: without_momentum
def quick_descent():
    return {"lr": 2 / 41, "momentum": 0, "nesterov": False}
