# wrong: the dictionary is printed and not returned
# accept: prints_instead returns_nothing
def configure():
    config = {"noise": 2, "d_steps": 1, "lr_d": 0.003, "lr_g": 0.003, "saturating": False}
    print(config)
