# wrong: as found
# accept: noisy_target
def denoising_loss(model, clean, noise):
    noisy = clean + noise
    return F.mse_loss(model(noisy), noisy)
