# wrong: nothing returned
# accept: epoch_missing
def restore(state, model, optimizer, schedule):
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    torch.set_rng_state(state["random"])
