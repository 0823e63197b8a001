# wrong: the generator is frozen with requires_grad_(False) and never thawed, so its own next step fails
# accept: left_frozen
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    generator.requires_grad_(False)
    d_optimizer.zero_grad()
    g_optimizer.zero_grad()
    loss = F.softplus(-discriminator(real)).mean() + F.softplus(discriminator(generator(z))).mean()
    loss.backward()
    d_optimizer.step()
    return loss.item()
