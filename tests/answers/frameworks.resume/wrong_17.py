# wrong: no epoch
# accept: epoch_missing
def checkpoint(model, optimizer, schedule, epoch):
    return {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(), "random": torch.get_rng_state()}
