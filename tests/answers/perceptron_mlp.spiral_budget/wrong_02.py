# wrong: counted weights without biases: 53 weights are 67 parameters
# accept: over_budget
def spiral_config():
    return {
        "features": ["x1", "x2"],
        "hidden": [4, 9],
        "activation": "tanh",
        "init": "xavier",
        "learning_rate": 0.05,
        "l2": 0,
    }
