# wrong: the return is inside the loop, only the first symbol counts
# accept: returns_in_loop first_only
def bits_per_char(logits, targets):
    total = 0
    for row, y in zip(logits, targets):
        z = row - row.max()
        total -= (z[y] - np.log(np.exp(z).sum())) / np.log(2)
        return total / len(targets)
