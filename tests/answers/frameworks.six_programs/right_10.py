# right: as it should be
def denoising_loss(model, clean, noise):
    noisy = clean + noise
    return F.mse_loss(model(noisy), clean)
