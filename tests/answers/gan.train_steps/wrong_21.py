# wrong: the sign is wrong, the generator minimises -log(1 - D) and so helps the discriminator
# accept: plays_for_the_other_side
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    g_optimizer.zero_grad()
    loss = F.softplus(discriminator(generator(z))).mean()
    loss.backward()
    g_optimizer.step()
    d_optimizer.zero_grad()
    return loss.item()
