# wrong: a rate that throws the ball out
# accept: thrown_out
def quick_descent():
    return {"lr": 0.1, "momentum": 0.6, "nesterov": False}
