# right: a class with a scanner
import re

class Reader:
    pattern = re.compile(
        r'\s+|#.*|(?P<text>"[^"]*")|(?P<mark>[{}:])|(?P<word>[^\s{}:#"]+)'
    )

    def __init__(self, text):
        self.items = [(m.lastgroup, m.group()) for m in self.pattern.finditer(text) if m.lastgroup]
        self.place = 0

    def next(self):
        self.place += 1
        return self.items[self.place - 1]

    def message(self):
        out = {}
        while self.place < len(self.items):
            kind, name = self.next()
            if name == "}" and kind == "mark":
                break
            kind, what = self.next()
            if (kind, what) == ("mark", ":"):
                kind, what = self.next()
            if (kind, what) == ("mark", "{"):
                what = self.message()
            elif kind == "text":
                what = what[1:-1]
            elif re.fullmatch(r"[+-]?\d+", what):
                what = int(what)
            elif re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", what):
                what = float(what)
            elif what in ("true", "false"):
                what = {"true": True, "false": False}[what]
            if name not in out:
                out[name] = []
            out[name].append(what)
        return out

def parse(text):
    return Reader(text).message()
