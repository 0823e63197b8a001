"""A network as in Gluon, which finds the number of inputs itself (14.11)."""

import numpy as np

from dlcourse.chapters.frameworks.exercises._refusals import stops
from dlcourse.checking import Case, Function, Symptom, edits


def gluon_net(inputs):
    import torch

    return torch.nn.Sequential(torch.nn.Linear(inputs, 64), torch.nn.ReLU(), torch.nn.Linear(64, 10))


def gluon_net_as_class(inputs):
    import torch
    from torch import nn

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.Linear(inputs, 64)
            self.scores = nn.Linear(64, 10)

        def forward(self, x):
            h = torch.relu(self.hidden(x))
            return self.scores(h)

    return Net()


_LAST = "torch.nn.Linear(64, 10)"
_net_edits = edits(
    (gluon_net, gluon_net_as_class),
    no_activation=[("torch.nn.ReLU(), ", ""), ("torch.relu(self.hidden(x))", "self.hidden(x)")],
    activation_at_the_end=[
        (_LAST, f"{_LAST}, torch.nn.ReLU()"),
        ("self.scores(h)", "torch.relu(self.scores(h))"),
    ],
    softmax_at_the_end=[
        (_LAST, f"{_LAST}, torch.nn.Softmax(1)"),
        ("self.scores(h)", "self.scores(h).softmax(1)"),
    ],
    sigmoid_not_relu=[("torch.nn.ReLU()", "torch.nn.Sigmoid()"), ("torch.relu", "torch.sigmoid")],
    no_bias=[
        ("(inputs, 64)", "(inputs, 64, bias=False)", "(64, 10)", "(64, 10, bias=False)"),
        ("(inputs, 64)", "(inputs, 64, bias=False)", "(64, 10)", "(64, 10, bias=False)"),
    ],
    units_swapped=("(inputs, 64)", "(inputs, 10)", "(64, 10)", "(10, 64)"),
    arguments_swapped=("(inputs, 64)", "(64, inputs)", "(64, 10)", "(10, 64)"),
)
_always = edits((gluon_net, gluon_net_as_class), always_the_same=("inputs, 64", "784, 64"))[0]
_no_module = edits(
    (gluon_net, gluon_net_as_class),
    list_of_layers=[
        ("torch.nn.Sequential", ""),
        ("return Net()", "return [nn.Linear(inputs, 64), nn.ReLU(), nn.Linear(64, 10)]"),
    ],
    function_instead=[
        ("return torch", "return lambda x: torch"),
        ("return Net()", "net = Net()\n    return lambda x: net(x)"),
    ],
    function_in_sequential=[
        ("torch.nn.ReLU()", "torch.relu"),
        (
            "return Net()",
            "return nn.Sequential(nn.Linear(inputs, 64), nn.functional.relu, nn.Linear(64, 10))",
        ),
    ],
)


_NO_MODULE = [
    ("AttributeError", "'list' object has no attribute", "'tuple' object has no attribute"),
    ("AttributeError", "'function' object has no attribute"),
    ("TypeError", "is not a Module subclass"),
]


def _same_sizes(evidence):
    """The weights have the same shapes, however many inputs are asked for."""
    sizes = [call.got.value["sizes"] for call in evidence.returned if isinstance(call.got.value, dict)]
    return len(sizes) == len(evidence.calls) and all(each == sizes[0] for each in sizes)


def outputs(answer, x, seed):
    """Sizes of the weights, and what comes out when fixed numbers take their place."""
    import torch

    net = answer(x.shape[1]).double()
    with torch.no_grad():
        for p in net.parameters():
            p.copy_(torch.tensor(np.random.default_rng([seed, *p.shape]).normal(size=tuple(p.shape))))
        try:
            result = net(torch.tensor(x)).numpy()
        except RuntimeError:
            result = "the layers do not fit"
    return {"sizes": sorted(tuple(p.shape) for p in net.parameters()), "outputs": result}


def _net_cases(rng):
    return [
        Case(f"{d} inputs", (rng.normal(size=(n, d)), d), play=outputs)
        for n, d in ((3, 5), (1, 784), (4, 64))
    ]


gluon_net_answer = Function(
    "gluon_net",
    reference=gluon_net,
    alternatives=[gluon_net_as_class],
    mistakes=[
        *_net_edits,
        Symptom("always_the_same", _same_sizes, _always.example, _always.paraphrase),
        *(
            Symptom(each.id, stops(error, *words), each.example, each.paraphrase)
            for each, (error, *words) in zip(_no_module, _NO_MODULE, strict=True)
        ),
    ],
    visible=[Case("2 inputs", (np.array([[1.0, -1.0]]), 3), play=outputs)],
    cases=_net_cases,
)
