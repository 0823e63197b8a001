"""One small network in six frameworks, line by line; each line knows which steps of a training it does."""

from dataclasses import dataclass

STEPS = ("layers", "start", "forward", "loss", "clear", "backward", "update", "predict")
"""The steps in the order of a training."""

_TRAINING = ("forward", "clear", "backward", "update")


@dataclass(frozen=True)
class Line:
    """A line of code and the steps that it does."""

    code: str
    steps: tuple[str, ...]


def _lines(*pairs: tuple[str | tuple[str, ...], str]) -> tuple[Line, ...]:
    return tuple(Line(code, (steps,) if isinstance(steps, str) else steps) for steps, code in pairs)


LISTINGS: dict[str, tuple[Line, ...]] = {
    "NumPy": _lines(
        ("layers", "def net(x): return relu(x @ w1 + b1) @ w2 + b2"),
        ("start", "w1 = rng.normal(size=(64, 32)) * (2 / 64) ** 0.5"),
        ("forward", "h = relu(x @ w1 + b1);  scores = h @ w2 + b2"),
        ("loss", "loss, cache = cross_entropy(scores, y)"),
        ("clear", "# nothing to clear: gradients are new arrays"),
        ("backward", "d = cross_entropy_backward(1, cache);  dw2 = h.T @ d"),
        ("update", "w2 = w2 - rate * dw2"),
        ("predict", "net(x).argmax(axis=1)"),
    ),
    "PyTorch": _lines(
        ("layers", "net = Sequential(Linear(64, 32), ReLU(), Linear(32, 10))"),
        ("start", "kaiming_normal_(net[0].weight)"),
        ("forward", "scores = net(x)"),
        ("loss", "loss = F.cross_entropy(scores, y)"),
        ("clear", "optimizer.zero_grad()"),
        ("backward", "loss.backward()"),
        ("update", "optimizer.step()"),
        ("predict", "net(x).argmax(dim=1)"),
    ),
    "Keras": _lines(
        ("layers", 'net = Sequential([Dense(32, "relu", ...), Dense(10)])'),
        ("start", '    ... kernel_initializer="he_normal"'),
        ("loss", "loss = SparseCategoricalCrossentropy(\n    from_logits=True)"),
        ("update", "net.compile(SGD(rate), loss)"),
        (_TRAINING, "net.fit(x, y, batch_size=64)"),
        ("predict", "net.predict(x).argmax(axis=1)"),
    ),
    "MXNet Gluon": _lines(
        ("layers", 'net.add(Dense(32, activation="relu"), Dense(10))'),
        ("start", "net.initialize(mx.init.MSRAPrelu())"),
        ("forward", "with autograd.record(): scores = net(x)"),
        ("loss", "losses = SoftmaxCrossEntropyLoss()(scores, y)"),
        ("clear", '# grad_req="write": replaced at every backward'),
        ("backward", "losses.backward()"),
        ("update", "trainer.step(batch_size)"),
        ("predict", "net(x).argmax(axis=1)"),
    ),
    "Torch7 (Lua)": _lines(
        ("layers", "net:add(nn.Linear(64, 32)):add(nn.ReLU())"),
        ("layers", "net:add(nn.Linear(32, 10)):add(nn.LogSoftMax())"),
        ("start", "net:get(1).weight:normal(0, math.sqrt(2 / 64))"),
        ("forward", "logp = net:forward(x)"),
        ("loss", "loss = criterion:forward(logp, y)  -- y from 1 to 10"),
        ("clear", "net:zeroGradParameters()"),
        ("backward", "net:backward(x, criterion:backward(logp, y))"),
        ("update", "net:updateParameters(rate)"),
        ("predict", "_, best = net:forward(x):max(2)"),
    ),
    "Caffe (prototxt)": _lines(
        ("layers", 'layer { type: "InnerProduct" top: "h" ...'),
        ("layers", "  inner_product_param { num_output: 32 ..."),
        ("start", '    weight_filler { type: "msra" } } }'),
        ("layers", 'layer { type: "ReLU" bottom: "h" top: "h" }'),
        ("loss", 'layer { type: "SoftmaxWithLoss" bottom: "label" ... }'),
        ("update", 'solver:  type: "SGD"  base_lr: 0.1'),
        (_TRAINING, "shell:   caffe train --solver=solver.prototxt"),
        ("predict", 'layer { type: "ArgMax" bottom: "scores" }'),
    ),
}
