# right: PairwiseDistance with a small eps
def distances(a, b):
    return torch.nn.functional.pairwise_distance(a, b, eps=1e-9)
