# wrong: the penalty is so strong that all weights go to zero
# accept: held_down
def spiral_config():
    return {
        "features": ["x1", "x2", "sin(2*x1)", "sin(2*x2)"],
        "hidden": [6, 3],
        "activation": "tanh",
        "init": "xavier",
        "learning_rate": 0.05,
        "l2": 1,
    }
