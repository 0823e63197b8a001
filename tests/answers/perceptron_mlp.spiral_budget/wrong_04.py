# wrong: all weights begin at zero, so the hidden units stay equal
# accept: zero_init
def spiral_config():
    return {
        "features": ["x1", "x2", "sin(2*x1)", "sin(2*x2)"],
        "hidden": [6, 3],
        "activation": "tanh",
        "init": "zeros",
        "learning_rate": 0.05,
        "l2": 0,
    }
