# wrong: the text is split at white space only, so name:value and name{ without a blank and texts with blanks fail
# accept: split_at_blanks cut_inside_quotes
import re

def parse(text):
    text = "\n".join(line.split("#")[0] for line in text.split("\n"))
    tokens = text.replace(":", " : ").split()

    def value(t):
        if t.startswith('"'):
            return t[1:-1]
        if t in ("true", "false"):
            return t == "true"
        for kind in (int, float):
            try:
                return kind(t)
            except ValueError:
                pass
        return t

    def message(i):
        result = {}
        while i < len(tokens) and tokens[i] != "}":
            name = tokens[i]
            i += 1
            if tokens[i] == ":":
                i += 1
            if tokens[i] == "{":
                item, i = message(i + 1)
            else:
                item = value(tokens[i])
            i += 1
            result.setdefault(name, []).append(item)
        return result, i

    return message(0)[0]
