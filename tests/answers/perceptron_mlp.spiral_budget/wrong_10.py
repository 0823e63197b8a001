# wrong: hidden is a number, not a list
# accept: value_not_allowed
def spiral_config():
    return {
        "features": ["x1", "x2", "sin(2*x1)", "sin(2*x2)"],
        "hidden": 8,
        "activation": "tanh",
        "init": "xavier",
        "learning_rate": 0.05,
        "l2": 0,
    }
