# wrong: a key is missing
# accept: missing_key
def quick_descent():
    return {"lr": 0.06, "momentum": 0.6}
