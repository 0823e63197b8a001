# wrong: learning rate 2, allowed is at most 1
# accept: value_not_allowed too_fast
def spiral_config():
    return {
        "features": ["x1", "x2", "sin(2*x1)", "sin(2*x2)"],
        "hidden": [6, 3],
        "activation": "tanh",
        "init": "xavier",
        "learning_rate": 2,
        "l2": 0,
    }
