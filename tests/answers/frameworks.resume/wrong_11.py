# wrong: no optimizer
# accept: optimizer_missing
def checkpoint(model, optimizer, schedule, epoch):
    return {"model": model.state_dict(), "schedule": schedule.state_dict(), "epoch": epoch, "random": torch.get_rng_state()}
