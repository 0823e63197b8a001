"""The text format of Caffe (14.10), read by two authors."""

import re


def parse(text):
    pattern = r'#[^\n]*|"[^"]*"|[{}:]|[^\s{}:#"]+'
    tokens = [t for t in re.findall(pattern, text) if not t.startswith("#")]
    return _message(iter(tokens))


def _message(tokens):
    fields = {}
    for name in tokens:
        if name == "}":
            break
        mark = next(tokens)
        value = _message(tokens) if mark == "{" else _scalar(next(tokens))
        if value == "{":  # "name: {" is allowed too
            value = _message(tokens)
        fields.setdefault(name, []).append(value)
    return fields


def _scalar(token):
    if token.startswith('"'):
        return token.strip('"')
    for kind in (int, float):
        try:
            return kind(token)
        except ValueError:
            continue
    return {"true": True, "false": False}.get(token, token)


def parse_by_stack(text, comments=True, repeated=True, numbers=True, quoted=True, nested=True):
    """The other author: characters one by one, open messages on a stack."""
    top = {}
    stack, word, name, place = [top], "", None, 0

    def put(value):
        if repeated:
            stack[-1].setdefault(name, []).append(value)
        else:
            stack[-1][name] = [value]

    def finish():
        nonlocal word, name
        if word and name is None:
            name = word
        elif word:
            put(_convert(word) if numbers else {"true": True, "false": False}.get(word, word))
            name = None
        word = ""

    while place < len(text):
        c = text[place]
        if c == "#" and comments:
            finish()
            place = (text + "\n").index("\n", place)
        elif c == '"':
            end = text.index('"', place + 1)
            inside = text[place + 1 : end]
            put(inside if quoted else inside.split("#")[0].strip())
            name, place = None, end
        elif c == "{":
            finish()
            message = {}
            put(message)
            stack.append(message if nested else stack[-1])
            name = None
        elif c == "}":
            finish()
            stack.pop()
        elif c in ": \n\t":
            finish()
        else:
            word += c
        place += 1
    finish()
    return top


def _convert(word):
    if re.fullmatch(r"[+-]?\d+", word):
        return int(word)
    if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", word):
        return float(word)
    return {"true": True, "false": False}.get(word, word)
