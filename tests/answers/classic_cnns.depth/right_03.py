# right: np.where and dot, an array built by stack
def block_gradients(x, weights, dout, shortcut):
    tape = []
    for v, w in weights:
        z = np.dot(x, v)
        total = np.dot(np.where(z > 0, z, 0), w)
        total = total + x if shortcut else total
        tape.append((v, w, z, total))
        x = np.where(total > 0, total, 0)
    grad, found = dout, []
    while tape:
        v, w, z, total = tape.pop()
        g = np.where(total > 0, grad, 0)
        grad = np.dot(np.where(z > 0, np.dot(g, w.T), 0), v.T) + (g if shortcut else 0)
        found.append(np.abs(grad).sum() / grad.size)
    return np.stack(found)[::-1]
