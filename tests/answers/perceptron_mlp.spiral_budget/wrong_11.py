# wrong: five hidden layers, allowed are four
# accept: value_not_allowed
def spiral_config():
    return {
        "features": ["x1", "x2"],
        "hidden": [3, 3, 2, 2, 2],
        "activation": "tanh",
        "init": "xavier",
        "learning_rate": 0.05,
        "l2": 0,
    }
