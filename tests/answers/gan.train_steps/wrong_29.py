# wrong: the loss after the step is returned
# accept: loss_after_step
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    g_optimizer.zero_grad()
    F.softplus(-discriminator(generator(z))).mean().backward()
    g_optimizer.step()
    d_optimizer.zero_grad()
    with torch.no_grad():
        loss = F.softplus(-discriminator(generator(z))).mean()
    return loss.item()
