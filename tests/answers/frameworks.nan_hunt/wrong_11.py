# wrong: in the order of definition
# accept: order_of_definition
def first_bad(model, x):
    outputs, hooks = {}, []
    leaves = {n: m for n, m in model.named_modules() if not list(m.children())}
    for name, module in leaves.items():
        hooks.append(module.register_forward_hook(lambda m, i, o, n=name: outputs.__setitem__(n, o)))
    model(x)
    for handle in hooks:
        handle.remove()
    for name in leaves:
        if not torch.isfinite(outputs[name]).all():
            return name
    return None
