"""Records which places Python's slices take of lists of small lengths: start, end and step of every kind.

Run with any python3: python3 scripts/record-python-slices.py
Writes test/python-slices.json.
"""
import itertools
import json
import pathlib

LENGTHS = (0, 1, 4)
PLACES = (None, -6, -4, -2, -1, 0, 1, 3, 4, 6)
STEPS = (None, 1, 2, 5, -1, -3)

records = [
    [length, start, end, step, list(range(length))[start:end:step]]
    for length, start, end, step in itertools.product(LENGTHS, PLACES, PLACES, STEPS)
]

target = pathlib.Path(__file__).parent.parent / "test" / "python-slices.json"
about = "[length, start, end, step, list(range(length))[start:end:step]]; recorded by scripts/record-python-slices.py"
groups = [records[i : i + len(STEPS)] for i in range(0, len(records), len(STEPS))]
lines = ",\n  ".join(json.dumps(group, separators=(",", ":"))[1:-1] for group in groups)
target.write_text(f'{{\n "about": {json.dumps(about)},\n "records": [\n  {lines}\n ]\n}}\n')
