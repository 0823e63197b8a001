"""Optimizers for training: an update rule applied in place to a list of parameter arrays."""

from collections.abc import Callable, Sequence

import numpy as np

from dlcourse.numpy.update_rules import State, adam, adamw, rmsprop, sgd


class Optimizer:
    """Applies one update rule to every parameter and keeps a state for each.

    Attributes:
        params: the arrays being trained; ``step`` writes into them.
        lr: learning rate; a schedule may set it before each step.
    """

    rule: Callable[..., tuple[np.ndarray, State]]

    def __init__(self, params: Sequence[np.ndarray], *, lr: float, **options: float):
        self.params = list(params)
        self.lr = lr
        self._options = options
        self._states: list[State] = [{} for _ in self.params]

    def step(self, grads: Sequence[np.ndarray]) -> None:
        """Update all parameters in place.

        Args:
            grads: one gradient per parameter, in the order of ``params``.

        Raises:
            TypeError: the rule does not know one of the options.
            ValueError: there are not as many gradients as parameters, or the rule refuses its inputs.
        """
        if len(grads) != len(self.params):
            raise ValueError(
                f"step: expected one gradient for each of {len(self.params)} parameters, got {len(grads)}"
            )
        for i, (param, grad) in enumerate(zip(self.params, grads, strict=True)):
            param[...], self._states[i] = self.rule(param, grad, self._states[i], lr=self.lr, **self._options)


class SGD(Optimizer):
    """Gradient descent; options ``momentum``, ``nesterov``, ``weight_decay`` as in ``update_rules.sgd``."""

    rule = staticmethod(sgd)


class RMSProp(Optimizer):
    """RMSProp; options ``decay`` and ``eps`` as in ``update_rules.rmsprop``."""

    rule = staticmethod(rmsprop)


class Adam(Optimizer):
    """Adam; options ``beta1``, ``beta2``, ``eps`` and ``weight_decay`` (L2) as in ``update_rules.adam``."""

    rule = staticmethod(adam)


class AdamW(Optimizer):
    """AdamW; options ``beta1``, ``beta2``, ``eps``, ``weight_decay`` (decoupled): ``update_rules.adamw``."""

    rule = staticmethod(adamw)
