# wrong: asks for the noise
# accept: noise_as_target
def denoising_loss(model, clean, noise):
    return F.mse_loss(model(clean + noise), noise)
