# wrong: ten steps of D per step of G use up the budget, the generator gets only about 545 updates and misses modes and precision
# accept: generator_left_behind
def configure():
    return {"noise": 2, "d_steps": 10, "lr_d": 0.003, "lr_g": 0.003, "saturating": False}
