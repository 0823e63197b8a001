# right: dict call
def checkpoint(model, optimizer, schedule, epoch):
    return dict(model=model.state_dict(), optimizer=optimizer.state_dict(), schedule=schedule.state_dict(), epoch=epoch, random=torch.get_rng_state())
