# right: forward mode, each node carries its derivatives by all placeholders
class StaticGraph:
    def __init__(self, program):
        self.lines = {}
        numbers = {"placeholder": 0, "constant": 1, "add": 2, "mul": 2, "relu": 1}
        for line in program:
            name, operation = line[:2]
            inputs = line[2:]
            if name in self.lines:
                raise ValueError("name twice")
            if operation not in numbers or len(inputs) != numbers[operation]:
                raise ValueError("operation or number of inputs")
            if operation != "constant" and any(i not in self.lines for i in inputs):
                raise ValueError("undefined input")
            self.lines[name] = operation, inputs
        self.placeholders = [n for n in self.lines if self.lines[n][0] == "placeholder"]

    def dual(self, name, feed, done):
        if name in done:
            return done[name]
        operation, inputs = self.lines[name]
        if operation == "placeholder":
            result = feed[name], {name: 1.0}
        elif operation == "constant":
            result = inputs[0], {}
        else:
            (a, da), *rest = [self.dual(i, feed, done) for i in inputs]
            if operation == "relu":
                result = (a, da) if a > 0 else (0.0, {})
            else:
                b, db = rest[0]
                keys = set(da) | set(db)
                if operation == "add":
                    result = a + b, {k: da.get(k, 0) + db.get(k, 0) for k in keys}
                else:
                    result = a * b, {k: da.get(k, 0) * b + a * db.get(k, 0) for k in keys}
        done[name] = result
        return result

    def run(self, fetch, feed):
        return self.dual(fetch, feed, {})[0]

    def gradients(self, fetch, feed):
        derivatives = self.dual(fetch, feed, {})[1]
        return {p: derivatives.get(p, 0.0) for p in self.placeholders}
