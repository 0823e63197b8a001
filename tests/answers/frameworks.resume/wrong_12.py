# wrong: no schedule
# accept: schedule_missing
def checkpoint(model, optimizer, schedule, epoch):
    return {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch, "random": torch.get_rng_state()}
