# wrong: a seed
# accept: random_begins_anew
def restore(state, model, optimizer, schedule):
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    torch.manual_seed(0)
    return state["epoch"]
