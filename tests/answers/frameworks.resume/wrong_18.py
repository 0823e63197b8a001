# wrong: weights only
# accept: model_only
def restore(state, model, optimizer, schedule):
    model.load_state_dict(state["model"])
    return state["epoch"]
