# wrong: a feature that does not exist, sin(x1) without the 2
# accept: value_not_allowed
def spiral_config():
    return {
        "features": ["x1", "x2", "sin(x1)", "sin(x2)"],
        "hidden": [6, 3],
        "activation": "tanh",
        "init": "xavier",
        "learning_rate": 0.05,
        "l2": 0,
    }
