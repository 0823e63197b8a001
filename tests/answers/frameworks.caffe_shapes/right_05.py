# right: turned into Python source and evaluated with ast.literal_eval
import ast
import re

def parse(text):
    def translate(match):
        token = match.group()
        if token.startswith("#") or token.isspace() or token == ":":
            return ""
        if token == "{":
            return "["
        if token == "}":
            return "],"
        if token.startswith('"'):
            return "(" + repr(token[1:-1]) + ",),"
        return repr(token) + ","

    source = re.sub(r'"[^"]*"|#[^\n]*|\s+|[{}:]|[^\s{}:"#]+', translate, text)
    tree = ast.literal_eval("[" + source + "]")

    def convert(v):
        if isinstance(v, list):
            return build(v)
        if isinstance(v, tuple):
            return v[0]
        if v in ("true", "false"):
            return v == "true"
        try:
            return int(v)
        except ValueError:
            try:
                return float(v)
            except ValueError:
                return v

    def build(flat):
        result = {}
        for name, v in zip(flat[::2], flat[1::2]):
            result.setdefault(name, []).append(convert(v))
        return result

    return build(tree)
