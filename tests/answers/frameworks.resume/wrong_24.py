# wrong: the next epoch
# accept: one_epoch_more
def restore(state, model, optimizer, schedule):
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    torch.set_rng_state(state["random"])
    return state["epoch"] + 1
