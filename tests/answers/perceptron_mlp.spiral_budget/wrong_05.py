# wrong: identity as activation, the network is one line in x1 and x2
# accept: no_activation
def spiral_config():
    return {
        "features": ["x1", "x2"],
        "hidden": [6, 5],
        "activation": "identity",
        "init": "xavier",
        "learning_rate": 0.05,
        "l2": 0,
    }
