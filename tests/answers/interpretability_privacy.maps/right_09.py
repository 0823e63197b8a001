# right: torch autograd in float64; all covered pictures in one stack
import torch


def saliency(x, w1, b1, w2, b2, k):
    x, w1, b1, w2, b2 = (torch.tensor(np.asarray(v), dtype=torch.float64) for v in (x, w1, b1, w2, b2))
    x.requires_grad_()
    score = (torch.relu(x @ w1 + b1) @ w2 + b2)[k]
    (slope,) = torch.autograd.grad(score, x)
    return slope.abs().numpy()


def occlusion_map(score, image, size, stride, fill):
    h, w = image.shape
    covered = np.repeat(image[None], ((h - size) // stride + 1) * ((w - size) // stride + 1), axis=0)
    across = (w - size) // stride + 1
    for number, picture in enumerate(covered):
        i, j = divmod(number, across)
        picture[i * stride :, j * stride :][:size, :size] = fill
    drops = score(image) - np.array([score(picture) for picture in covered])
    return drops.reshape(-1, across)
