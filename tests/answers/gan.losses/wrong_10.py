# wrong: the logits are taken for probabilities, no sigmoid at all
# accept: outputs_as_probabilities
def d_loss(real_logits, fake_logits):
    return -np.mean(np.log(real_logits)) - np.mean(np.log(1 - fake_logits))
