# wrong: old gradients of the generator are not cleared
# accept: old_gradients
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    loss = F.softplus(-discriminator(generator(z))).mean()
    loss.backward()
    g_optimizer.step()
    d_optimizer.zero_grad()
    return loss.item()
