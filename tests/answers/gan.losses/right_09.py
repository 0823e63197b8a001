# right: torch logsigmoid
import torch

def g_loss(fake_logits, saturating=False):
    z = torch.from_numpy(np.array(fake_logits, dtype=np.float64))
    loss = torch.nn.functional.logsigmoid(-z).mean() if saturating else -torch.nn.functional.logsigmoid(z).mean()
    return float(loss)
