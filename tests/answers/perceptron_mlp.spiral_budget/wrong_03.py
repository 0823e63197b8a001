# wrong: counted the hidden layer only: 56 parameters, with the output layer 65
# accept: over_budget
def spiral_config():
    return {
        "features": ["x1", "x2", "x1^2", "x2^2", "sin(2*x1)", "sin(2*x2)"],
        "hidden": [8],
        "activation": "tanh",
        "init": "xavier",
        "learning_rate": 0.05,
        "l2": 0,
    }
