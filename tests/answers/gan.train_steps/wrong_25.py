# wrong: D is called under no_grad, so backward raises
# accept: backward_without_graph detached
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    g_optimizer.zero_grad()
    fake = generator(z)
    with torch.no_grad():
        logits = discriminator(fake)
    loss = F.softplus(-logits).mean()
    loss.backward()
    g_optimizer.step()
    return loss.item()
