# wrong: the derivative of mul takes the own factor instead of the other one
# accept: own_factor
class StaticGraph:
    ARITY = {"placeholder": 0, "constant": 1, "add": 2, "mul": 2, "relu": 1}

    def __init__(self, program):
        self.nodes = {}
        for name, operation, *inputs in program:
            if operation not in self.ARITY:
                raise ValueError(f"unknown operation {operation}")
            if len(inputs) != self.ARITY[operation]:
                raise ValueError(f"{name}: wrong number of inputs")
            if operation != "constant":
                for i in inputs:
                    if i not in self.nodes:
                        raise ValueError(f"{name}: {i} is not defined")
            if name in self.nodes:
                raise ValueError(f"{name} is used twice")
            self.nodes[name] = (operation, inputs)

    def _value(self, name, feed, memo):
        if name not in memo:
            operation, inputs = self.nodes[name]
            if operation == "placeholder":
                memo[name] = feed[name]
            elif operation == "constant":
                memo[name] = inputs[0]
            else:
                values = [self._value(i, feed, memo) for i in inputs]
                if operation == "add":
                    memo[name] = values[0] + values[1]
                elif operation == "mul":
                    memo[name] = values[0] * values[1]
                else:
                    memo[name] = max(values[0], 0)
        return memo[name]

    def run(self, fetch, feed):
        return self._value(fetch, feed, {})

    def gradients(self, fetch, feed):
        values = {}
        self._value(fetch, feed, values)
        grad = {name: 0.0 for name in self.nodes}
        grad[fetch] = 1.0
        for name in reversed(list(self.nodes)):
            if name not in values:
                continue
            operation, inputs = self.nodes[name]
            if operation == "add":
                for i in inputs:
                    grad[i] += grad[name]
            elif operation == "mul":
                a, b = inputs
                grad[a] += grad[name] * values[a]
                grad[b] += grad[name] * values[b]
            elif operation == "relu":
                if values[inputs[0]] > 0:
                    grad[inputs[0]] += grad[name]
        return {n: grad[n] for n, (operation, _) in self.nodes.items() if operation == "placeholder"}
