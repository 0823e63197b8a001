# wrong: log of the sigmoid instead of softplus, infinite when D is very sure
# accept: overflows log_of_zero
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    g_optimizer.zero_grad()
    loss = -torch.log(torch.sigmoid(discriminator(generator(z)))).mean()
    loss.backward()
    g_optimizer.step()
    d_optimizer.zero_grad()
    return loss.item()
