# right: unpacked
def restore(state, model, optimizer, schedule):
    m, o, s, e, r = (state[k] for k in ("model", "optimizer", "schedule", "epoch", "random"))
    model.load_state_dict(m), optimizer.load_state_dict(o), schedule.load_state_dict(s)
    torch.set_rng_state(r)
    return e
