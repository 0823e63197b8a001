# right: movedim
def channels_first(images):
    return torch.movedim(images, -1, 1).to(torch.float32).div(255)
