# right: D frozen for the step and thawed afterwards
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    discriminator.zero_grad()
    for p in discriminator.parameters():
        p.requires_grad_(False)
    g_optimizer.zero_grad()
    logits = discriminator(generator(z))
    loss = F.binary_cross_entropy_with_logits(logits, torch.ones_like(logits))
    loss.backward()
    g_optimizer.step()
    for p in discriminator.parameters():
        p.requires_grad_(True)
    return loss.item()
