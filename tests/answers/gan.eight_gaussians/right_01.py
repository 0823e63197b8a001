# right: game C of section 5 again
def configure():
    return {"noise": 2, "d_steps": 1, "lr_d": 0.003, "lr_g": 0.003, "saturating": False}
