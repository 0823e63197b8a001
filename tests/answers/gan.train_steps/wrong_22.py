# wrong: the discriminator is moved as well
# accept: both_step
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    g_optimizer.zero_grad()
    d_optimizer.zero_grad()
    loss = F.softplus(-discriminator(generator(z))).mean()
    loss.backward()
    g_optimizer.step()
    d_optimizer.step()
    d_optimizer.zero_grad()
    return loss.item()
