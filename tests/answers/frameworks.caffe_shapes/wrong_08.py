# wrong: only digits count as numbers, so 0.01, -1 and 1e-3 stay strings
# accept: numbers_as_text
import re

def parse(text):
    tokens = re.findall(r'"[^"]*"|#[^\n]*|[{}:]|[^\s{}:"#]+', text)
    tokens = [t for t in tokens if not t.startswith("#")]

    def value(t):
        if t.startswith('"'):
            return t[1:-1]
        if t in ("true", "false"):
            return t == "true"
        if t.isdigit():
            return int(t)
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
