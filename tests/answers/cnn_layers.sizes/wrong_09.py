# wrong: int() rounds toward zero, so a window larger than the image still gets one place with stride 2
# accept: rounded_up misfit_counted
def out_size(n, k, s=1, p=0, d=1):
    return int((n + 2 * p - d * (k - 1) - 1) / s) + 1
