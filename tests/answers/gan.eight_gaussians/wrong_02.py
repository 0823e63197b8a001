# wrong: the generator's learning rate is 0, it never moves
# accept: generator_never_moves generator_left_behind
def configure():
    return {"noise": 2, "d_steps": 1, "lr_d": 0.003, "lr_g": 0, "saturating": False}
