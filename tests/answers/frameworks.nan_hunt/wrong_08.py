# wrong: children only
# accept: outermost_only
def first_bad(model, x):
    found = []
    handles = []
    for name, module in model.named_children():
        if True:
            def hook(m, inp, out, name=name):
                if not torch.isfinite(out).all():
                    found.append(name)
            handles.append(module.register_forward_hook(hook))
    model(x)
    for h in handles:
        h.remove()
    return found[0] if found else None
