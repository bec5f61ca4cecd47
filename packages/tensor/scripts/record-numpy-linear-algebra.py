"""Records NumPy's (LAPACK's) decompositions of a few matrices.

Run with NumPy from packages/tensor: python3 scripts/record-numpy-linear-algebra.py
"""

import json
from pathlib import Path

import numpy

random = numpy.random.RandomState(0)


def matrices():
    for rows, columns in [(1, 1), (2, 2), (3, 3), (5, 3), (3, 5), (8, 8), (20, 7), (7, 20), (30, 30)]:
        yield random.randn(rows, columns)
    yield numpy.array([[1e150, 2e150], [3e150, -1e150]])
    yield numpy.array([[1e-160, 2e-160], [3e-160, -1e-160]])
    yield numpy.vander([1.0, 2.0, 3.0, 4.0, 5.0])
    yield numpy.array([[0.0, 0.0], [0.0, 0.0]])
    yield numpy.array([[-1.0, 2.0], [0.0, 3.0]])
    yield numpy.outer([1.0, 2.0, 3.0, 4.0], [1.0, -1.0, 2.0])


def record(matrix):
    q, r = numpy.linalg.qr(matrix)
    found = {
        "matrix": matrix.tolist(),
        "q": q.tolist(),
        "r": r.tolist(),
        "s": numpy.linalg.svd(matrix, compute_uv=False).tolist(),
    }
    if matrix.shape[0] == matrix.shape[1]:
        found["det"] = float(numpy.linalg.det(matrix))
        try:
            found["inverse"] = numpy.linalg.inv(matrix).tolist()
        except numpy.linalg.LinAlgError:
            pass
    return found


path = Path(__file__).parent.parent / "test" / "numpy-linear-algebra.json"
path.write_text(json.dumps([record(matrix) for matrix in matrices()]) + "\n")
