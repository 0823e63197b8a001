# wrong: a momentum of 1
# accept: value_not_allowed
def quick_descent():
    return {"lr": 0.06, "momentum": 1, "nesterov": False}
