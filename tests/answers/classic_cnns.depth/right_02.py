# right: closures that go back
def block_gradients(x, weights, dout, shortcut):
    backs = []

    def block(h, v, w):
        inner = (h @ v).clip(0)
        out = (inner @ w + int(shortcut) * h).clip(0)

        def back(d):
            d = d * (out > 0)
            return (d @ w.T * (inner > 0)) @ v.T + int(shortcut) * d

        backs.append(back)
        return out

    for v, w in weights:
        x = block(x, v, w)
    sizes = []
    for back in backs[::-1]:
        dout = back(dout)
        sizes.insert(0, abs(dout).mean())
    return np.array(sizes)
