"""Frames forged on the line to the grader: they end the cell that sent them, or earn nothing."""

import pytest
from submissions import VICTIM, all_but, possible, solved, with_body, with_cell, with_function

KIT = """
import msgpack, os, socket, stat, struct, time
def sockets():
    for fd in os.listdir("/proc/self/fd"):
        try:
            if stat.S_ISSOCK(os.fstat(int(fd)).st_mode):
                yield socket.socket(fileno=os.dup(int(fd)))
        except OSError:
            pass
line = next(sockets())
print("THE LINE IS OURS")
def raw(data):
    line.sendall(data)
def packed(body):
    raw(struct.pack("<I", len(body)) + body)
def send(**message):
    packed(msgpack.packb(message))
def receive():
    size = struct.unpack("<I", line.recv(4, socket.MSG_WAITALL))[0]
    return msgpack.unpackb(line.recv(size, socket.MSG_WAITALL))
"""

FRAMES = {
    "garbage": "raw(os.urandom(100_000))",
    "a length of 4 GB": "raw(b'\\xff' * 4)",
    "1 GB": "raw(struct.pack('<I', 2**30))\nfor _ in range(1024): raw(bytes(2**20))",
    "a frame that stops half-way": "raw(struct.pack('<I', 1000) + b'x')\ntime.sleep(100)",
    "an empty frame": "packed(b'')",
    "a list": "packed(msgpack.packb([1, 2, 3]))",
    "keys that are no text": "packed(msgpack.packb({1: 2, None: 3}))",
    "deep lists": "packed(b'\\x91' * 100_000)",
    "deep dictionaries": "packed(b'\\x81\\xa1a' * 900 + b'\\x80')",
    "twenty million lists": "packed(b'\\xdd' + struct.pack('>I', 20_000_000) + b'\\x90' * 20_000_000)",
    "twenty million dictionaries": "packed(b'\\xdd' + struct.pack('>I', 20_000_000) + b'\\x80' * 20_000_000)",
    "an array that promises too much": "packed(b'\\xdd\\xff\\xff\\xff\\xff')",
    "a text that is no text": "packed(b'\\x81\\xa2op\\xa4\\xed\\xa0\\x80\\xff')",
    "extension types": "packed(msgpack.packb({'op': msgpack.ExtType(5, b'x')}))",
    "an unknown operation": "send(op='mark', points=10.0)",
    "an operation that is no text": "send(op=['check'], id={})",
    "done": "send(op='done')",
    "a reply without a question": "send(value=1.0, outcome={})",
    "a callback without a question": "send(op='callback', function=0, args=[], kwargs={})",
    "a check without answers": f"send(op='check', id='activations.{VICTIM}')\nreceive()",
    "a check with broken answers": f"send(op='check', id='activations.{VICTIM}', "
    f"answers=[{{'z': 1}}])\nreceive()",
    "a check with too many answers": f"send(op='check', id='activations.{VICTIM}', "
    f"answers=[1] * 999)\nreceive()",
    "a check of no text": "send(op='check', id=[[]], answers=[])\nreceive()",
    "a check with forged handles": f"send(op='check', id='activations.{VICTIM}', answers=[{{'h': {{'object': "
    "'one', 'type': 5}}])\nreceive()",
    "cells that are not there": "for i in (-1, 10**9, 2**63, 'x', None, 1.5):\n    send(op='cell', index=i)",
    "a million cells": "for i in range(100, 1_000_000): send(op='cell', index=i)",
    "strange counts": "for count in (-1, 0, 10**12, 'x', [], 1.5): send(op='ran', count=count)",
    "strange outputs": "for o in (None, 1, 'x', [], {}, {'output_type': []}, "
    "{'output_type': 'stream', 'text': 5},\n"
    "          {'output_type': 'error', 'traceback': 7}, {'output_type': 'display_data', 'data': [1]},\n"
    "          {'output_type': 'display_data', 'data': {'image/png': 'no base64!', "
    "'text/html': '<script>'}},\n"
    "          {'output_type': 'execute_result', 'data': {'text/plain': ['10.0']}, "
    "'execution_count': 'x'}):\n"
    "    send(op='output', output=o)",
    "the line closed": "line.shutdown(socket.SHUT_RDWR)\ntime.sleep(100)",
    "nothing read any more": f"for _ in range(10**6): send(op='check', id='activations.{VICTIM}', "
    f"answers=[None])",
    "a file handed over": "for _ in range(50): socket.send_fds(line, [b'\\x00'], [0, 1, 2])",
    "endless frames": "while True: send(op='output', output={'output_type': 'stream', 'text': 'x' * 2**20})",
}

REPLIES = {
    "no outcome": "send(value=0.25)",
    "an outcome of the wrong type": "send(outcome=5, value=0.25)",
    "an unknown kind": "send(outcome=outcome(kind='full marks'), value=0.25)",
    "a kind that is no text": "send(outcome={'d': [['kind', ['returned']]]}, value=0.25)",
    "skipped": "send(outcome=outcome(kind='skipped'), value=None)",
    "an error": "send(error=['x'] * 1000, message={'a': 1}, outcome=outcome())",
    "a verdict": "send(outcome=outcome(), value=0.123, points=6.0, earned=1.0, op='')",
    "an object array": "send(outcome=outcome(), value={'a': ['|O', [1], bytes(8)]})",
    "a record array": "send(outcome=outcome(), value={'a': ['f8,f8', [1], bytes(16)]})",
    "a shape that does not fit": "send(outcome=outcome(), value={'a': ['<f8', [10**9, 10**9], bytes(8)]})",
    "a negative shape": "send(outcome=outcome(), value={'a': ['<f8', [-1], bytes(8)]})",
    "NaN": "send(outcome=outcome(), value=float('nan'))",
    "an endless number": "send(outcome=outcome(), value={'i': '0x' + 'f' * 10**6})",
    "a large number": "send(outcome=outcome(), value={'i': '0x' + 'f' * 250})",
    "half a character": "send(outcome=outcome(), value={'u': b'\\xed\\xa0\\x80'})",
    "half characters everywhere": "send(outcome=outcome(kind='raised', error={'u': b'\\xed\\xa0\\x80'}, "
    "message={'u': b'\\xed\\xb0\\x80'}, printed={'u': b'\\xed\\xa0\\x80'}), value=None)",
    "keys that cannot be keys": "send(outcome=outcome(), value={'d': [[[], 1]]})",
    "two forms at once": "send(outcome=outcome(), value={'t': [], 'd': []})",
    "an unknown tensor": "send(outcome=outcome(), value={'T': ['float8_e4m3fn', [1], b'x', False]})",
    "a quantized tensor": "send(outcome=outcome(), value={'T': ['quint8', [1], b'x', False]})",
    "an attribute of torch": "send(outcome=outcome(), value={'T': ['load', [1], b'x', False]})",
    "a handle": "send(outcome=outcome(), value={'h': {'object': -5, 'type': 'float', 'callable': True}})",
    "a handle of a bad name": "send(outcome=outcome(), value={'h': {'object': 1, 'type': '<b>', "
    "'callable': 1}})",
    "a forged callback": "send(op='callback', function=-1, args=[], kwargs={})",
    "callbacks for ever": "send(op='callback', function=0, args=[], kwargs={})",
    "a pickle": "send(outcome=outcome(), value={'h': {'pickle': b'cos\\nsystem\\n(S\"true\"\\ntR.'}})",
    "silence": "time.sleep(60)",
    "a frame of 100 MB": "packed(bytes(100 * 2**20))",
}

ANSWER = """
    def outcome(**parts):
        empty = dict(kind="returned", error="", message="", changed={"t": []}, used_global_random=False,
                     hidden_state={"t": []}, printed="", warned={"t": []}, seconds=0.0)
        return {"d": [[key, value] for key, value in (empty | parts).items()]}
    try:
        while True:
            REPLY
            receive()
    except BaseException:
        os._exit(0)
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", FRAMES)
def test_forged_frames_cost_nothing_that_was_solved(attack, name):
    graded = attack(with_cell(solved(), KIT + FRAMES[name], 5))
    assert "THE LINE IS OURS" in graded.printed
    assert graded.marks == possible(), graded.result.entry.notes
    assert len(graded.result.text) < 3_000_000


@pytest.mark.slow
@pytest.mark.parametrize("name", REPLIES)
def test_forged_replies_earn_nothing(attack, name):
    body = ANSWER.replace("REPLY", REPLIES[name])
    notebook = with_function(solved(), VICTIM, KIT + f"def {VICTIM}(*args):{body}")
    graded = attack(notebook)
    assert "THE LINE IS OURS" in graded.printed
    assert graded.marks == all_but(VICTIM)


def test_a_forged_early_end_leaves_the_rest_undone_and_earns_nothing_more(attack):
    graded = attack(with_cell(solved(), KIT + "send(op='end')\ntime.sleep(100)", 10))
    assert graded.marks["forward"] == possible()["forward"]
    assert sum(graded.marks.values()) == possible()["forward"]


def test_checking_without_check_is_no_more_than_check(attack):
    """Whoever speaks the language of the line hands in answers, and they are judged as all others."""
    code = KIT + (
        f"send(op='check', id='activations.{VICTIM}', answers=[{{'h': {{'object': 0, 'type': 'function', "
        "'callable': True}}])\n"
        "empty = dict(kind='returned', error='', message='', changed={'t': []}, used_global_random=False,\n"
        "    hidden_state={'t': []}, printed='', warned={'t': []}, seconds=0.0)\n"
        "while receive()['op'] != 'done':\n"
        "    send(outcome={'d': [[k, v] for k, v in empty.items()]}, value=0.123)\n"
        f"del {VICTIM}\n"
    )
    notebook = solved()
    place = next(i for i, cell in enumerate(notebook.cells) if f'"activations.{VICTIM}"' in cell.source)
    with_cell(notebook, code, place)
    assert attack(notebook).marks == all_but(VICTIM)


def test_answers_from_another_thread_earn_nothing(attack):
    lines = [
        "import threading",
        "for _ in range(4): threading.Thread(target=check, args=('activations.forward',)).start()",
    ]
    graded = attack(with_body(solved(), *lines, "return None"))
    assert graded.marks[VICTIM] == 0
