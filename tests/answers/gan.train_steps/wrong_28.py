# wrong: the sum over the batch instead of the mean
# accept: not_averaged
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    g_optimizer.zero_grad()
    loss = F.softplus(-discriminator(generator(z))).sum()
    loss.backward()
    g_optimizer.step()
    d_optimizer.zero_grad()
    return loss.item()
