# right: an optimizer class of its own
class TorchSGD(torch.optim.Optimizer):
    def __init__(self, parameters, rate, momentum):
        super().__init__(parameters, dict(lr=rate, momentum=momentum))

    @torch.no_grad()
    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            m = group["momentum"]
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if "dfdx" not in state:
                    state["dfdx"] = p.grad.clone()
                else:
                    state["dfdx"].mul_(m).add_(p.grad, alpha=1 - m)
                p.sub_(group["lr"] * state["dfdx"])
        return loss


def lua_sgd(parameters, rate, momentum):
    return TorchSGD(parameters, rate, momentum)
