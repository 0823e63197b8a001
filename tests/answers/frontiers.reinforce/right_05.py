# right: PyTorch's autograd on the mean of advantage times log pi
import torch


def reinforce_gradient(theta, states, actions, returns, baseline):
    theta = torch.tensor(np.asarray(theta), dtype=torch.float64, requires_grad=True)
    log_pi = theta.log_softmax(dim=1)[torch.as_tensor(np.asarray(states)), torch.as_tensor(np.asarray(actions))]
    advantage = torch.as_tensor(np.asarray(returns - baseline[states], dtype=float))
    goal = (advantage * log_pi).mean()
    (slope,) = torch.autograd.grad(goal, theta)
    return slope.numpy()


baselines = {
    "q1": "b",
    "q2": "c",
}
