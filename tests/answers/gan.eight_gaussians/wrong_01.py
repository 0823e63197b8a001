# wrong: both learning rates are 0.0001, so that the generator gets nowhere within the budget
# accept: rates_too_low
def configure():
    return {"noise": 2, "d_steps": 1, "lr_d": 0.0001, "lr_g": 0.0001, "saturating": False}
