# wrong: looks at the input
# accept: input_looked_at
def first_bad(model, x):
    found = []
    handles = []
    for name, module in model.named_modules():
        if len(list(module.children())) == 0:
            def hook(m, inp, out, name=name):
                if not torch.isfinite(inp[0]).all():
                    found.append(name)
            handles.append(module.register_forward_hook(hook))
    model(x)
    for h in handles:
        h.remove()
    return found[0] if found else None
