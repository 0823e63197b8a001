# right: einsum of norms
def private_step(gradients, clip, sigma, noise):
    norms = np.sqrt(np.einsum("bp,bp->b", gradients, gradients))
    scale = np.ones(len(norms))
    long = norms > clip
    scale[long] = clip / norms[long]
    return (scale[:, np.newaxis] * gradients).sum(0) / len(gradients) + clip * sigma * noise / len(gradients)
