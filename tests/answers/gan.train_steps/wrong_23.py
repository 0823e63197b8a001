# wrong: d_optimizer steps instead of g_optimizer
# accept: wrong_optimizer
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    g_optimizer.zero_grad()
    d_optimizer.zero_grad()
    loss = F.softplus(-discriminator(generator(z))).mean()
    loss.backward()
    d_optimizer.step()
    d_optimizer.zero_grad()
    return loss.item()
