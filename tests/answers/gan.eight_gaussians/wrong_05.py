# wrong: the dictionary is printed and not returned
def configure():
    config = {"noise": 2, "d_steps": 1, "lr_d": 0.003, "lr_g": 0.003, "saturating": False}
    print(config)
