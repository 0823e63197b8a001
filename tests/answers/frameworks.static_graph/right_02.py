# right: no recursion, first mark what is needed, then one loop forwards
class StaticGraph:
    def __init__(self, program):
        self.program = [tuple(line) for line in program]
        seen = set()
        count = dict(placeholder=0, constant=1, add=2, mul=2, relu=1)
        for line in self.program:
            name, op, args = line[0], line[1], line[2:]
            if op not in count:
                raise ValueError("unknown operation: %s" % op)
            if len(args) != count[op]:
                raise ValueError("wrong number of inputs for " + name)
            if op in ("add", "mul", "relu") and not set(args) <= seen:
                raise ValueError("input not defined for " + name)
            if name in seen:
                raise ValueError("name used twice: " + name)
            seen.add(name)

    def needed(self, fetch):
        need = {fetch}
        for name, op, *args in reversed(self.program):
            if name in need and op in ("add", "mul", "relu"):
                need.update(args)
        return [line for line in self.program if line[0] in need]

    def forward(self, fetch, feed):
        v = {}
        for name, op, *args in self.needed(fetch):
            if op == "placeholder":
                if name not in feed:
                    raise KeyError(name)
                v[name] = feed[name]
            elif op == "constant":
                v[name] = args[0]
            elif op == "add":
                v[name] = v[args[0]] + v[args[1]]
            elif op == "mul":
                v[name] = v[args[0]] * v[args[1]]
            elif op == "relu":
                v[name] = np.maximum(v[args[0]], 0)
        return v

    def run(self, fetch, feed):
        return self.forward(fetch, feed)[fetch]

    def gradients(self, fetch, feed):
        v = self.forward(fetch, feed)
        g = dict.fromkeys(v, 0)
        g[fetch] = 1
        for name, op, *args in reversed(self.needed(fetch)):
            if op == "add":
                g[args[0]] = g[args[0]] + g[name]
                g[args[1]] = g[args[1]] + g[name]
            if op == "mul":
                g[args[0]] = g[args[0]] + g[name] * v[args[1]]
                g[args[1]] = g[args[1]] + g[name] * v[args[0]]
            if op == "relu":
                g[args[0]] = g[args[0]] + g[name] * (v[args[0]] > 0)
        return {line[0]: g.get(line[0], 0) for line in self.program if line[1] == "placeholder"}
