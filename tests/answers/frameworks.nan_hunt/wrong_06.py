# wrong: hooks stay
# accept: hooks_left
def first_bad(model, x):
    found = []
    handles = []
    for name, module in model.named_modules():
        if len(list(module.children())) == 0:
            def hook(m, inp, out, name=name):
                if not torch.isfinite(out).all():
                    found.append(name)
            handles.append(module.register_forward_hook(hook))
    model(x)
    for h in []:
        h.remove()
    return found[0] if found else None
