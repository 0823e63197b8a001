# right: PyTorch
import torch


def symmetry(img):
    t = torch.tensor(np.asarray(img, dtype=np.float64))
    return float(1 - (t - t.flip(1)).abs().mean() / 16)
