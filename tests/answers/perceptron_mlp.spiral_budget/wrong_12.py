# wrong: the dictionary is printed, not returned
# accept: prints_instead returns_nothing
def spiral_config():
    config = {
        "features": ["x1", "x2", "sin(2*x1)", "sin(2*x2)"],
        "hidden": [6, 3],
        "activation": "tanh",
        "init": "xavier",
        "learning_rate": 0.05,
        "l2": 0,
    }
    print(config)
