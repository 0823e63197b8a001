"""Students' kernels train without torch's compiler in memory, and have it when they ask for it."""

import pytest
from kernel import printed_in_a_kernel

TRAIN = """
import sys, torch
weight = torch.nn.Parameter(torch.ones(1))
optimizer = torch.optim.SGD([weight], lr=1.0)
weight.sum().backward()
optimizer.step()
print(weight.item(), "torch._dynamo.config" in sys.modules, "sympy" in sys.modules)
"""
COMPILE = """
print(torch.compile(lambda x: x + 1, backend="eager")(torch.ones(1)).item(), "sympy" in sys.modules)
"""


@pytest.mark.slow
def test_a_kernel_loads_the_compiler_when_it_compiles_and_not_when_it_trains():
    assert printed_in_a_kernel(TRAIN + COMPILE).splitlines() == ["0.0 False False", "2.0 True"]
