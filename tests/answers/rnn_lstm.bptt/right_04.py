# right: torch autograd, with the states given as values of the graph
import torch


def rnn_backward(dout, x, h0, h, wx, wh):
    dout, h = torch.tensor(np.asarray(dout, float)), torch.tensor(np.asarray(h, float))
    x, h0, wx, wh = [torch.tensor(np.asarray(a, float), requires_grad=True) for a in (x, h0, wx, wh)]
    b = torch.zeros(wh.shape[0], dtype=torch.float64, requires_grad=True)
    state, states = h0, []
    for t in range(len(x)):
        z = x[t] @ wx + state @ wh + b
        state = h[t] + (1 - h[t] ** 2) * (z - z.detach())
        states.append(state)
    loss = (torch.stack(states) * dout).sum()
    return tuple(g.numpy() for g in torch.autograd.grad(loss, (x, h0, wx, wh, b)))
