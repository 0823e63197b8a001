# right: MSELoss
def denoising_loss(model, clean, noise):
    return torch.nn.MSELoss()(model(clean + noise), clean)
