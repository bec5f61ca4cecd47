"""Records what NumPy's reductions give, bit for bit, around the sizes of its blocks.

Run with Debian's python3-numpy: /usr/bin/python3 scripts/record-numpy-reductions.py
Writes test/numpy-reductions.json. The terms are those of record-numpy-sums.py.

`prod` is taken of numbers around 1, so that it neither vanishes nor overflows.
"""
import json
import pathlib

import numpy as np


def terms(shape, dtype):
    i = np.arange(int(np.prod(shape)), dtype=np.int64)
    values = ((i * 7919) % 10007 - 5003) / 2.0 ** (i % 13)
    return (values.astype(dtype) * np.array(0.1, dtype=dtype)).reshape(shape)


def factors(shape, dtype):
    i = np.arange(int(np.prod(shape)), dtype=np.int64)
    return (1 + ((i * 7919) % 10007 - 5003) / 2.0 ** 17).astype(dtype).reshape(shape)


REDUCTIONS = {
    "mean": lambda x, axis: x.mean(axis),
    "variance": lambda x, axis: x.var(axis, ddof=1),
    "std": lambda x, axis: x.std(axis),
    "norm": lambda x, axis: np.linalg.norm(x, axis=axis if len(axis) == 2 else axis[0]),
    "norm1": lambda x, axis: np.add.reduce(np.abs(x), axis),
    "normInfinity": lambda x, axis: np.abs(x).max(axis),
    "max": lambda x, axis: x.max(axis),
    "min": lambda x, axis: x.min(axis),
}
CASES = [([n], [0]) for n in (2, 9, 127, 128, 129, 300, 1025)]
CASES += [([30, 10], [0]), ([10, 30], [1]), ([10, 30], [0, 1]), ([4, 5, 60], [1, 2]), ([4, 5, 60], [0]),
          ([4, 5, 60], [0, 2]), ([3, 1, 200], [2]), ([300, 3], [0]), ([3, 300], [1])]


def record(name, x, axes, result):
    return {"reduction": name, "shape": list(x.shape), "axes": axes, "dtype": x.dtype.name,
            "result": np.ravel(result).astype(float).tolist()}


records = []
for shape, axes in CASES:
    for dtype in ("float64", "float32"):
        x = terms(shape, dtype)
        for name, reduce in REDUCTIONS.items():
            if len(reduce(x, tuple(axes)).ravel()) <= 20:
                records.append(record(name, x, axes, reduce(x, tuple(axes))))
        if len(axes) == 1 and x.size <= 300:
            records.append(record("prod", x, axes, factors(shape, dtype).prod(axes[0])))
            if x.size < 200:
                records.append(record("cumsum", x, axes, x.cumsum(axes[0])))

target = pathlib.Path(__file__).parent.parent / "test" / "numpy-reductions.json"
about = f"NumPy {np.__version__}; recorded by scripts/record-numpy-reductions.py"
lines = ",\n  ".join(json.dumps(record, separators=(",", ":")) for record in records)
target.write_text(f'{{\n "about": {json.dumps(about)},\n "records": [\n  {lines}\n ]\n}}\n')
