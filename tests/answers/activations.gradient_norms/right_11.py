# right: gradient_norms: torch autograd with the given f and df as a Function
import torch


def gradient_norms(x, weights, f, df, dout):
    class Activation(torch.autograd.Function):
        @staticmethod
        def forward(ctx, z):
            ctx.slope = torch.as_tensor(df(z.detach().numpy()))
            return torch.as_tensor(f(z.detach().numpy()))

        @staticmethod
        def backward(ctx, grad):
            return grad * ctx.slope

    h, zs = torch.tensor(x, requires_grad=True), []
    for w in weights:
        zs.append(h @ torch.tensor(w))
        h = Activation.apply(zs[-1])
    grads = torch.autograd.grad(h, zs, torch.tensor(dout))
    return np.array([g.abs().mean().item() for g in grads])
