# right: backward with inputs=, both cleared at both ends
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    for optimizer in (g_optimizer, d_optimizer):
        optimizer.zero_grad()
    logits = discriminator(generator(z))
    loss = torch.log1p(torch.exp(-logits.abs())) + F.relu(-logits)
    loss = loss.mean()
    loss.backward(inputs=list(generator.parameters()))
    g_optimizer.step()
    for optimizer in (g_optimizer, d_optimizer):
        optimizer.zero_grad()
    return loss.item()
