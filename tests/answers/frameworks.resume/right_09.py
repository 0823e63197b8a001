# right: a loop
def restore(state, model, optimizer, schedule):
    for name, part in zip(["model", "optimizer", "schedule"], [model, optimizer, schedule]):
        part.load_state_dict(state[name])
    torch.set_rng_state(state["random"])
    return state["epoch"]
