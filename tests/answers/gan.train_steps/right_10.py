# right: the gradient carried by hand from D's input into G
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    generator.zero_grad()
    fake = generator(z)
    leaf = fake.detach().requires_grad_()
    loss = F.softplus(-discriminator(leaf)).mean()
    loss.backward()
    fake.backward(leaf.grad)
    g_optimizer.step()
    discriminator.zero_grad()
    return loss.item()
