# wrong: the weights are forgotten
# accept: model_missing
def restore(state, model, optimizer, schedule):
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    torch.set_rng_state(state["random"])
    return state["epoch"]
