# right: try and finally
def first_bad(model, x):
    bad = []
    leaves = {n: m for n, m in model.named_modules() if not list(m.children())}
    handles = [
        m.register_forward_hook(lambda m, i, out, n=n: bad.append(n) if not out.isfinite().all() else None)
        for n, m in leaves.items()
    ]
    try:
        model(x)
    finally:
        for handle in handles:
            handle.remove()
    return next(iter(bad), None)
