# wrong: a seed instead of the state
# accept: random_begins_anew
def checkpoint(model, optimizer, schedule, epoch):
    torch.manual_seed(0)
    return {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(), "epoch": epoch, "random": torch.get_rng_state()}
