# wrong: the learning rate is so small that nothing is learned in the fixed number of steps
# accept: too_slow
def spiral_config():
    return {
        "features": ["x1", "x2", "sin(2*x1)", "sin(2*x2)"],
        "hidden": [6, 3],
        "activation": "tanh",
        "init": "xavier",
        "learning_rate": 0.00001,
        "l2": 0,
    }
