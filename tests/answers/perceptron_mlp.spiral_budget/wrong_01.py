# wrong: the example of the cell above, 72 parameters and sigmoids
# accept: over_budget
def spiral_config():
    return {
        "features": ["x1", "x2"],
        "hidden": [5, 8],
        "activation": "sigmoid",
        "init": "xavier",
        "learning_rate": 0.01,
        "l2": 0.001,
    }
