# wrong: D is frozen and never thawed
# accept: left_frozen
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    d_optimizer.zero_grad()
    discriminator.requires_grad_(False)
    g_optimizer.zero_grad()
    loss = F.softplus(-discriminator(generator(z))).mean()
    loss.backward()
    g_optimizer.step()
    return loss.item()
