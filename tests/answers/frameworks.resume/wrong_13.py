# wrong: no random state
# accept: random_missing
def checkpoint(model, optimizer, schedule, epoch):
    return {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(), "epoch": epoch}
