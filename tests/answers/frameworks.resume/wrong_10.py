# wrong: weights and epoch only
# accept: model_only
def checkpoint(model, optimizer, schedule, epoch):
    return {"model": model.state_dict(), "epoch": epoch}
