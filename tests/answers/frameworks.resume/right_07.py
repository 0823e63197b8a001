# right: copies
def checkpoint(model, optimizer, schedule, epoch):
    import copy
    named = (("model", model), ("optimizer", optimizer), ("schedule", schedule))
    state = {name: copy.deepcopy(part.state_dict()) for name, part in named}
    return {**state, "epoch": epoch, "random": torch.default_generator.get_state()}
