# wrong: D's gradients are cleared before backward and not after it
# accept: discriminator_not_cleared
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    g_optimizer.zero_grad()
    d_optimizer.zero_grad()
    loss = F.softplus(-discriminator(generator(z))).mean()
    loss.backward()
    g_optimizer.step()
    return loss.item()
