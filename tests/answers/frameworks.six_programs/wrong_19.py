# wrong: clean in, noisy out
# accept: clean_input noisy_target
def denoising_loss(model, clean, noise):
    return F.mse_loss(model(clean), clean + noise)
