# wrong: the next epoch
# accept: one_epoch_more
def checkpoint(model, optimizer, schedule, epoch):
    return {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(), "epoch": epoch + 1, "random": torch.get_rng_state()}
