"""Records how NumPy prints arrays of all kinds.

Run with NumPy 2.4: python3 scripts/record-numpy-printing.py
Writes test/numpy-printing.json: shape, dtype, the elements as little-endian float64 in base64, the
options, and what numpy.array2string gives.
"""

import base64
import json
import pathlib

import numpy as np

random = np.random.default_rng(5)
records = []


def record(array, precision=8, threshold=1000, separator=" ", prefix=""):
    array = np.asarray(array)
    text = np.array2string(
        array, precision=precision, threshold=threshold, separator=separator, prefix=prefix
    )
    values = np.ascontiguousarray(array).astype("<f8").tobytes()
    records.append(
        {
            "shape": list(array.shape),
            "dtype": str(array.dtype),
            "values": base64.b64encode(values).decode(),
            "precision": precision,
            "threshold": threshold,
            "separator": separator,
            "prefix": prefix,
            "text": text,
        }
    )


def both(array, **options):
    for dtype in ("float64", "float32"):
        with np.errstate(over="ignore"):
            record(np.asarray(array, dtype), **options)


# Single numbers and small lists.
for x in (0, -0.0, 1, 0.1, -2.5, 1 / 3, 123456.789, 1e5, 1e6, 999999.9, 1e7, 1e8, 99999999.9, 1e-4, 9.99e-5, 1e16, 1e-300, 5e-324, np.nan, np.inf, -np.inf):
    both(x)
    both([x])
    both([1, x])
    both([-1.5, x, 0])
for values in (
    [], [[]], [1, 2, 3], [0.5, 10], [1, 1000], [1, 1001], [0.001, 1], [0.001, 1.001], [1e-4, 0.05], [0, 0],
    [np.nan, np.nan], [np.nan, 1], [-np.inf, np.nan], [np.inf, -1e9], [-np.inf, 1e-9], [np.nan, 12345.6789],
    [1e100, 1], [1e-100, 1e100], [1e9, 1e10], [-1e-5, 1e-5], [0.1, 1.2345678e-5], [0.1, 0.2, 0.30000000000000004],
    [16777216, 1], [0.1, 100.123456789], [1234567.5, 1], [0.00010001, 0.09],
):
    both(values)

# Halfway cases: these numbers end in 5 just behind the last digit that is shown.
both([k / 512 for k in range(1, 20, 2)])
both([k / 1024 for k in range(1, 20, 2)])
both([k + 0.5 for k in range(6)], precision=0)
both([k / 8 for k in range(9)], precision=2)
both([1e9 + k / 2 for k in range(5)], precision=9)
both([(2 * k + 1) * 2.0**-40 for k in range(8)], precision=8)

# The shortest digits of float32, also where neighbours are unevenly spaced.
for k in range(-60, 60, 3):
    record(np.float32([2.0**k]), precision=12)
    record(np.float64([2.0**k]), precision=17)
record(random.normal(size=30).astype("float32"), precision=12)
record((random.normal(size=30) * 1e-7).astype("float32"), precision=12)

# Random numbers of all sizes, in all shapes, with all precisions.
for shape in ([5], [30], [3, 4], [2, 20], [2, 3, 4], [2, 1, 2, 3], [1, 1], [10, 1], [3, 0, 2]):
    size = int(np.prod(shape))
    for values in (
        random.normal(size=size),
        random.normal(size=size) * 100,
        np.round(random.normal(size=size) * 10, 2),
        np.round(random.normal(size=size) * 10),
        random.normal(size=size) * 10.0 ** random.integers(-12, 12, size=size),
        np.where(random.random(size) < 0.3, np.nan, random.normal(size=size)),
        np.where(random.random(size) < 0.3, -np.inf, random.normal(size=size) * 1e9),
    ):
        both(values.reshape(shape))
        both(values.reshape(shape), precision=3)
        both(values.reshape(shape), separator=", ", prefix="tensor(")
    record(random.integers(-1000, 1000, size=shape).astype("int32"))
    record(random.integers(-(2**31), 2**31, size=shape).astype("int32"), separator=", ", prefix="tensor(")
    record(random.random(shape) < 0.5)
for precision in (0, 1, 2, 4, 6, 10, 15):
    both(random.normal(size=6), precision=precision)
    both(random.normal(size=6) * 1e5, precision=precision)
    both(random.normal(size=6) * 1e-5, precision=precision)
record(np.array(True))
record(np.array(-7, "int32"))

# Long ones, shortened.
record(np.arange(1001.0))
record(np.arange(1000.0))
record(np.arange(3000, dtype="int32").reshape(50, 60))
record(random.normal(size=(40, 40)))
record(random.normal(size=(7, 8, 20)), separator=", ", prefix="tensor(")
record(random.normal(size=(2, 600)))
record(random.normal(size=(600, 2)))
record(random.random(size=(3, 7, 60)) < 0.5)
record(np.arange(24.0).reshape(2, 3, 4), threshold=5)
record(np.arange(70.0).reshape(7, 10), threshold=0)
record(np.arange(7.0), threshold=6)
record(np.arange(6.0), threshold=5)

target = pathlib.Path(__file__).parent.parent / "test" / "numpy-printing.json"
about = f"numpy.array2string {np.__version__}; recorded by scripts/record-numpy-printing.py"
lines = ",\n  ".join(json.dumps(record) for record in records)
target.write_text(f'{{\n "about": {json.dumps(about)},\n "records": [\n  {lines}\n ]\n}}\n')
print(len(records))
