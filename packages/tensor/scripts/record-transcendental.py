"""Records exp, log, tanh, sigmoid and softplus to the last bit, for test/transcendental.test.ts.

Each float64 row is an argument, the double nearest to the true value (both as bits, in hexadecimal)
and what that double leaves out, in units in the last place of the true value. A float32 row is an
argument and the nearest float32. Needs mpmath:

    python3 scripts/record-transcendental.py
"""

import json
import math
import random
import struct
from pathlib import Path

from mpmath import mp, mpf

mp.prec = 600
LN2 = math.log(2)
SQRT2 = math.sqrt(2)
FUNCTIONS = {
    "exp": mp.exp,
    "log": mp.log,
    "tanh": mp.tanh,
    "sigmoid": lambda x: 1 / (1 + mp.exp(-x)),
    "softplus": lambda x: mp.log1p(mp.exp(x)) if x < 0 else x + mp.log1p(mp.exp(-x)),
}


class Format:
    """A binary floating-point format of IEEE 754, whose finite numbers are whole · 2^exponent."""

    def __init__(self, number, bits, precision, smallest_exponent, overflow_exponent):
        self.number, self.bits, self.precision = number, bits, precision
        self.smallest_exponent = smallest_exponent
        self.overflow_exponent = overflow_exponent

    def hexadecimal(self, x):
        return struct.pack(self.number, x).hex()

    def stored(self, x):
        """x rounded to the format, or infinity where it is too large."""
        try:
            return struct.unpack(self.number, struct.pack(self.number, x))[0]
        except OverflowError:
            return math.copysign(math.inf, x)

    def step(self, x, count):
        """The number of the format that lies count places further from zero."""
        (place,) = struct.unpack(self.bits, struct.pack(self.number, x))
        return struct.unpack(self.number, struct.pack(self.bits, place + count))[0]

    def nearest(self, exact):
        """The number nearest to a true value, and the rest in units in the last place."""
        exponent = max(mp.frexp(exact)[1] - self.precision, self.smallest_exponent)
        scaled = mp.ldexp(exact, -exponent)
        whole = int(mp.nint(scaled))
        if mp.ldexp(abs(whole), exponent) >= mp.ldexp(1, self.overflow_exponent):
            return math.copysign(math.inf, whole), 0.0
        return math.ldexp(whole, exponent), float(scaled - whole)


FLOAT64 = Format(">d", ">Q", 53, -1074, 1024)
FLOAT32 = Format(">f", ">I", 24, -149, 128)


class Arguments:
    """Draws arguments of one format."""

    def __init__(self, form):
        self.form = form
        self.source = random.Random(1)

    def uniform(self, low, high, count):
        return [self.source.uniform(low, high) for _ in range(count)]

    def any_size(self, smallest, largest, count, signs=(-1, 1)):
        """Numbers whose binary exponents are spread evenly."""
        return [
            self.source.choice(signs) * math.ldexp(self.source.uniform(1, 2), exponent)
            for exponent in (self.source.randint(smallest, largest) for _ in range(count))
        ]

    def whole_range(self, count, signs=(-1, 1)):
        form = self.form
        return self.any_size(form.smallest_exponent, form.overflow_exponent - 1, count, signs)

    def around(self, centre, count):
        """A number, its two neighbours, and others ever further away on both sides."""
        start = self.form.stored(centre)
        sizes = [2 ** self.source.uniform(0, self.form.precision / 2) for _ in range(count)]
        distances = [0, 1, -1] + [self.source.choice((-1, 1)) * int(size) for size in sizes]
        return [self.form.step(start, distance) for distance in distances]

    def around_halves(self, unit, lowest, highest, count):
        """Neighbours of (k + ½) units, where the argument reduction goes from one k to the next."""
        ks = [self.source.randint(lowest, highest) for _ in range(count)]
        return [x for k in ks for x in self.around((k + 0.5) * unit, 1)]


def for_exp(draw, n):
    form = draw.form
    zero = (form.smallest_exponent - 1) * LN2
    subnormal = (form.smallest_exponent + form.precision - 1) * LN2
    overflow = form.overflow_exponent * LN2
    yield from draw.uniform(-1, 1, n)
    yield from draw.uniform(-40, 40, n)
    yield from draw.uniform(zero - 1, overflow + 1, n)
    yield from draw.uniform(zero - 1, subnormal + 1, n // 2)
    yield from draw.any_size(-60, 6, n)
    yield from draw.whole_range(n // 4)
    yield from draw.around_halves(LN2, form.smallest_exponent, form.overflow_exponent, n // 3)
    for limit in (zero, subnormal, overflow):
        yield from draw.around(limit, n // 10)


def for_softplus(draw, n):
    yield from for_exp(draw, n)
    yield from draw.uniform(0, 0.6, n // 4)
    yield from draw.uniform(-1.5, -0.5, n // 2)
    yield from draw.uniform(-38, -34, n // 4)


def for_log(draw, n):
    form = draw.form
    smallest, largest = form.smallest_exponent, form.overflow_exponent - 1
    yield from draw.whole_range(n, signs=(1,))
    yield from draw.any_size(smallest, smallest + form.precision, n // 2, signs=(1,))
    yield from draw.uniform(0.5, 2, n)
    yield from draw.uniform(0.7, SQRT2 / 2, n // 3)
    yield from draw.uniform(1.4, SQRT2, n // 3)
    yield from (1 + x for x in draw.any_size(-form.precision, -2, n))
    for k in draw.source.sample(range(smallest + form.precision, largest), n // 6):
        yield from (math.ldexp(1, k), *draw.around(math.ldexp(SQRT2, k), 1))
    yield from (math.ldexp(1, smallest), 10)
    yield from draw.around(math.ldexp(1, smallest + form.precision - 1), 1)


def for_tanh(draw, n):
    yield from draw.uniform(-1, 1, n)
    yield from draw.uniform(0.1, 0.6, n)
    yield from draw.uniform(-23, 23, n)
    yield from draw.any_size(-30, 4, n)
    yield from draw.whole_range(n // 2)
    yield from draw.around_halves(LN2 / 2, -60, 60, n // 3)
    # From about here upwards the nearest number is 1.
    yield from draw.around((draw.form.precision + 2) * LN2 / 2, n // 4)


ARGUMENTS = {
    "exp": for_exp,
    "log": for_log,
    "tanh": for_tanh,
    "sigmoid": for_exp,
    "softplus": for_softplus,
}

# The largest errors that a random search over tens of millions of arguments met.
HARDEST = {
    "exp": [-708.7511744517939, -708.7514843896028, -17.675253084130102, 3.8123094930815125],
    "log": [0.7011467034929492, 0.7070709702142896, 0.7067224185609436, 1.409102086984386],
    "tanh": [0.5152694416201513, 0.5148617701781038, 0.5125407070090419, 0.17402318699570611],
    "sigmoid": [-707.3557057675251, -707.3710659037055, -17.674423638685486, -37.761986004743498],
    "softplus": [-0.9166741510311684, -0.8884239851119412, -707.3557057675251, -36.52061359566229],
}


def table(name, form, n):
    """Each finite argument but 0, the nearest number to its value, and the rest."""
    arguments = [*HARDEST[name], *ARGUMENTS[name](Arguments(form), n)]
    stored = dict.fromkeys(form.stored(x) for x in arguments)
    return [
        (x, *form.nearest(FUNCTIONS[name](mpf(x)))) for x in stored if x and math.isfinite(x)
    ]


def float64_row(x, nearest, rest):
    return f"{FLOAT64.hexadecimal(x)} {FLOAT64.hexadecimal(nearest)} {rest:.3f}"


def float32_row(x, nearest, _):
    return f"{FLOAT32.hexadecimal(x)} {FLOAT32.hexadecimal(nearest)}"


recorded = {
    name: {
        "float64": [float64_row(*row) for row in table(name, FLOAT64, 350)],
        "float32": [float32_row(*row) for row in table(name, FLOAT32, 180)],
    }
    for name in FUNCTIONS
}
path = Path(__file__).parent.parent / "test" / "transcendental-reference.json"
path.write_text(json.dumps(recorded, indent=0) + "\n")
