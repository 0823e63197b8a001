# wrong: the gradients that ran through D are left in D
# accept: discriminator_not_cleared
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    g_optimizer.zero_grad()
    loss = F.softplus(-discriminator(generator(z))).mean()
    loss.backward()
    g_optimizer.step()
    return loss.item()
