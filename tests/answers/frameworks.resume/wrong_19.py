# wrong: no optimizer
# accept: optimizer_missing
def restore(state, model, optimizer, schedule):
    model.load_state_dict(state["model"])
    schedule.load_state_dict(state["schedule"])
    torch.set_rng_state(state["random"])
    return state["epoch"]
