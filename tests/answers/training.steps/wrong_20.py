# wrong: the usual momentum of 0.9
# accept: swings
def quick_descent():
    return {"lr": 0.05, "momentum": 0.9, "nesterov": False}
