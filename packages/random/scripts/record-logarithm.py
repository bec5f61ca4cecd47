"""Records natural logarithms of numbers from (0, 1] to 106 bits, for test/logarithm.test.ts.

Needs mpmath:
    python3 scripts/record-logarithm.py
"""

import json
import math
import random
from pathlib import Path

import mpmath

mpmath.mp.prec = 300
ARGUMENTS_EACH = 600


def arguments():
    """Uniform numbers, numbers near 1, numbers of every size, and the limits of the domain."""
    source = random.Random(1)
    yield from (1.0, math.nextafter(1.0, 0.0), 0.5, math.nextafter(0.5, 1.0), 0.7, 2.0**-1022, 5e-324)
    yield from (1.0 - source.random() for _ in range(ARGUMENTS_EACH))
    yield from (1.0 - 2.0 ** -source.uniform(1, 53) for _ in range(ARGUMENTS_EACH))
    yield from (2.0 ** -source.uniform(0, 104) for _ in range(ARGUMENTS_EACH))


def logarithm(x):
    """[x, the double nearest to log x, what that double leaves out]"""
    exact = mpmath.log(mpmath.mpf(x))
    nearest = float(exact)
    return [x, nearest, float(exact - mpmath.mpf(nearest))]


path = Path(__file__).parent.parent / "test" / "logarithm-reference.json"
rows = ",\n".join(json.dumps(logarithm(x), separators=(",", ":")) for x in arguments())
path.write_text(f"[\n{rows}\n]\n")
