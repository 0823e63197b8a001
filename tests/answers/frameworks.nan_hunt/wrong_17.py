# wrong: eps of a hundredth
# accept: eps_too_large
def distances(a, b):
    return (((a - b) ** 2).sum(dim=1) + 1e-2).sqrt()
