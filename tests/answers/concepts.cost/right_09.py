# right: match statement
def count_macs(layers):
    macs = 0
    for layer in layers:
        match layer:
            case ("dense", n, m):
                macs += n * m
            case ("conv", c, f, k, h, w):
                macs += (f * h * w) * (c * k**2)
    return macs
