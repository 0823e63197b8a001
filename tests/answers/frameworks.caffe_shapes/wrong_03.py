# wrong: a # inside quotes starts a comment
# accept: cut_inside_quotes
import re

def parse(text):
    text = re.sub(r"#.*", "", text)
    tokens = re.findall(r'"[^"]*"|[{}:]|[^\s{}:"]+', text)

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
