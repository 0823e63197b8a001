# right: D learns a little faster than G
def configure():
    return dict(noise=2, d_steps=1, lr_d=5e-3, lr_g=3e-3, saturating=False)
