# wrong: no hidden layer, only a line in x1 and x2
# accept: no_activation
def spiral_config():
    return {
        "features": ["x1", "x2"],
        "hidden": [],
        "activation": "tanh",
        "init": "xavier",
        "learning_rate": 0.05,
        "l2": 0,
    }
