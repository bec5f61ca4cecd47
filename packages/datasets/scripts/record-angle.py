"""Records sines and cosines rounded from 300 bits, for test/angle.test.ts.

Needs mpmath:
    python3 scripts/record-angle.py
"""

import json
import math
import random
from pathlib import Path

import mpmath

mpmath.mp.prec = 300
ANGLES_EACH = 400


def angles():
    """Steps of a turn, angles close to whole quarter turns, small ones, and many turns."""
    source = random.Random(1)
    for count in (1, 2, 7, 51, 150, 151):
        yield from (index * (2 * math.pi / count) for index in range(count))
    for quarter in range(1, 40):
        nearest = quarter * math.pi / 2
        yield from (nearest, math.nextafter(nearest, 0), math.nextafter(nearest, math.inf))
    yield from (2.0 ** -source.uniform(0, 60) for _ in range(ANGLES_EACH))
    yield from (source.uniform(0, 2 * math.pi) for _ in range(ANGLES_EACH))
    yield from (source.uniform(0, 2e6 * math.pi) for _ in range(ANGLES_EACH))


def row(angle):
    return [angle, float(mpmath.sin(mpmath.mpf(angle))), float(mpmath.cos(mpmath.mpf(angle)))]


path = Path(__file__).parent.parent / "test" / "angle-reference.json"
rows = ",\n".join(json.dumps(row(angle), separators=(",", ":")) for angle in angles())
path.write_text(f"[\n{rows}\n]\n")
