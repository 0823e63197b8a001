# wrong: the raise of the stub stands above the answer
# accept: stub_left
def configure():
    raise NotImplementedError()
    return {"noise": 2, "d_steps": 1, "lr_d": 0.003, "lr_g": 0.003, "saturating": False}
