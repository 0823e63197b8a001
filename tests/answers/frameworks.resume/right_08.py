# right: with something more in it
def checkpoint(model, optimizer, schedule, epoch):
    return {
        "model": {name: tensor.clone() for name, tensor in model.state_dict().items()},
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "epoch": int(epoch),
        "random": torch.get_rng_state().clone(),
        "version": torch.__version__ + "",
    }
