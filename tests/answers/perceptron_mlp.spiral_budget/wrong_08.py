# wrong: the key l2 is missing
# accept: missing_key
def spiral_config():
    return {
        "features": ["x1", "x2", "sin(2*x1)", "sin(2*x2)"],
        "hidden": [6, 3],
        "activation": "tanh",
        "init": "xavier",
        "learning_rate": 0.05,
    }
