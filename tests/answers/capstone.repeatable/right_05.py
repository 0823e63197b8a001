# right: PyTorch's SGD for the steps, NumPy's generator for the chance
import torch


def train_and_score(x, y, x_new, seed):
    draws = np.random.default_rng(seed)
    centre, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    known = torch.tensor((x - centre) / spread, dtype=torch.float64)
    new = torch.tensor((x_new - centre) / spread, dtype=torch.float64)
    target = torch.tensor(np.array(y, dtype=float))
    w = torch.tensor(draws.normal(0, 0.1, x.shape[1]), requires_grad=True)
    b = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w, b], lr=0.5)
    for _ in range(10):
        for rows in np.array_split(draws.permutation(len(x)), 5):
            optimizer.zero_grad()
            logits = known[rows] @ w + b
            torch.nn.functional.binary_cross_entropy_with_logits(logits, target[rows]).backward()
            optimizer.step()
    return (new @ w + b).detach().numpy()


symptoms = {
    "q1": "c",
    "q2": "b",
}
