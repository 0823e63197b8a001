# right: step by step
def checkpoint(model, optimizer, schedule, epoch):
    state = {}
    state["model"] = model.state_dict()
    state["optimizer"] = optimizer.state_dict()
    state["schedule"] = schedule.state_dict()
    state["epoch"] = epoch
    state["random"] = torch.random.get_rng_state()
    return state
