# wrong: the key saturating is missing
# accept: missing_key
def configure():
    return {"noise": 2, "d_steps": 1, "lr_d": 0.003, "lr_g": 0.003}
