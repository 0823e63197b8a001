# wrong: absolute error
# accept: not_squared
def denoising_loss(model, clean, noise):
    return F.l1_loss(model(clean + noise), clean)
