"""Records what NumPy's sum gives, bit for bit, for shapes and axes around its block sizes.

Run with Debian's python3-numpy: python3 scripts/record-numpy-sums.py
Writes test/numpy-sums.json. The terms are those of `terms` below, which the test makes as well.
"""
import json
import pathlib

import numpy as np


def terms(size):
    """Numbers of mixed sign and magnitude, exact in float32: (i · 7919 mod 10007 − 5003) / 2^(i mod 13)."""
    i = np.arange(size, dtype=np.int64)
    return ((i * 7919) % 10007 - 5003) / 2.0 ** (i % 13)


CASES = [([n], [0]) for n in (0, 1, 7, 8, 9, 15, 16, 127, 128, 129, 136, 255, 256, 257, 300, 1000, 1025, 5000)]
CASES += [
    ([300, 10], [0]), ([300, 10], [1]), ([300, 10], [0, 1]), ([10, 300], [0]), ([10, 300], [1]),
    ([4, 5, 60], [2]), ([4, 5, 60], [1, 2]), ([4, 5, 60], [0, 1, 2]), ([4, 5, 60], [0]), ([4, 5, 60], [1]),
    ([3, 1, 200], [1]), ([3, 1, 200], [1, 2]), ([2, 3, 4, 50], [2, 3]), ([2, 3, 4, 50], [1, 2, 3]),
]

records = []
for shape, axes in CASES:
    for dtype in ("float64", "float32"):
        # A tenth is not exact in binary, so that every addition rounds.
        x = (terms(int(np.prod(shape))).astype(dtype) * np.array(0.1, dtype=dtype)).reshape(shape)
        total = np.sum(x, axis=tuple(axes))
        records.append({"shape": shape, "axes": axes, "dtype": dtype, "sum": np.ravel(total).astype(float).tolist()})

target = pathlib.Path(__file__).parent.parent / "test" / "numpy-sums.json"
about = f"numpy.sum {np.__version__}; recorded by scripts/record-numpy-sums.py"
lines = ",\n  ".join(json.dumps(record) for record in records)
target.write_text(f'{{\n "about": {json.dumps(about)},\n "records": [\n  {lines}\n ]\n}}\n')
