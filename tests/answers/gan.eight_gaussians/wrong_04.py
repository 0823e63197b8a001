# wrong: noise 0 is outside of 1 to 64, the generator has no input
# accept: out_of_range
def configure():
    return {"noise": 0, "d_steps": 1, "lr_d": 0.003, "lr_g": 0.003, "saturating": False}
