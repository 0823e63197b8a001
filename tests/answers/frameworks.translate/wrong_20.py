# wrong: the first gradient is dampened too, the buffer starts at zero
# accept: first_step_damped
class Damped(torch.optim.Optimizer):
    def __init__(self, parameters, rate, momentum):
        super().__init__(parameters, dict(lr=rate, momentum=momentum))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                v = self.state[p].setdefault("v", torch.zeros_like(p))
                v.mul_(group["momentum"]).add_(p.grad, alpha=1 - group["momentum"])
                p.sub_(group["lr"] * v)


def lua_sgd(parameters, rate, momentum):
    return Damped(parameters, rate, momentum)
