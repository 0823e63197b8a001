# wrong: objects instead of states
# accept: whole_objects
def checkpoint(model, optimizer, schedule, epoch):
    return {"model": model, "optimizer": optimizer, "schedule": schedule, "epoch": epoch, "random": torch.get_rng_state()}
