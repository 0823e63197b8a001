# right: another order
def restore(state, model, optimizer, schedule):
    schedule.load_state_dict(state["schedule"])
    model.load_state_dict(state["model"], strict=True)
    torch.random.set_rng_state(state["random"])
    optimizer.load_state_dict(state["optimizer"])
    epoch = state["epoch"]
    return epoch
