# right: copied by hand
def restore(state, model, optimizer, schedule):
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            tensor.copy_(state["model"][name])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    torch.default_generator.set_state(state["random"])
    return int(state["epoch"])
