# right: PyTorch inside: masked_fill, softmax and nan_to_num, NumPy outside
import torch


def attention(q, k, v, mask=None):
    q, k, v = (torch.from_numpy(np.array(a)) for a in (q, k, v))
    scores = q @ k.mT / q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores.masked_fill(~torch.from_numpy(np.array(mask)), float("-inf"))
    weights = torch.softmax(scores, dim=-1).nan_to_num(0.0)
    return (weights @ v).numpy(), weights.numpy()


looked_up = {"q1": "", "q2": ""}
looked_up["q1"] = "b"
looked_up["q2"] = "c"
