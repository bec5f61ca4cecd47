"""Records elementary functions to the last bit, for test/transcendental.test.ts and functions.test.ts.

Each float64 row is an argument (of pow, two), the double nearest to the true value (all as bits, in
hexadecimal) and what that double leaves out, in units in the last place of the true value. A float32
row is an argument and the nearest float32. Rows are joined by commas. Needs mpmath:

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
    "expm1": mp.expm1,
    "log1p": mp.log1p,
    "sin": mp.sin,
    "cos": mp.cos,
    "erf": mp.erf,
    # Further out erfc is 0 or 2 in any format, and mpmath refuses.
    "gelu": lambda x: x * mp.erfc(-max(-1000, min(x, 1000)) / mp.sqrt(2)) / 2,
    "geluTanh": lambda x: x / (1 + mp.exp(-2 * mp.sqrt(2 / mp.pi) * (x + mpf("0.044715") * x**3))),
    "silu": lambda x: x / (1 + mp.exp(-x)),
    "softsign": lambda x: x / (1 + abs(x)),
    "rsqrt": lambda x: 1 / mp.sqrt(x),
    "pow": mp.power,
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


def for_expm1(draw, n):
    yield from for_exp(draw, n)
    yield from draw.uniform(0.34, 0.42, n // 2)
    yield from draw.around_halves(LN2, -3, 60, n // 3)


def for_log1p(draw, n):
    yield from draw.uniform(-1, 1, n)
    yield from draw.uniform(0.38, 0.43, n // 2)
    yield from draw.any_size(-60, -2, n)
    yield from draw.whole_range(n // 2, signs=(1,))
    yield from (x - 1 for x in draw.any_size(-draw.form.precision, -1, n // 2, signs=(1,)))


def for_sine(draw, n):
    quarters = [draw.source.randint(1, 2 ** draw.source.randint(1, 40)) for _ in range(n)]
    yield from draw.uniform(-1, 1, n // 2)
    yield from draw.uniform(-100, 100, n)
    yield from draw.any_size(-30, draw.form.overflow_exponent - 1, n)
    yield from draw.whole_range(n // 4)
    yield from (x for k in quarters for x in draw.around(float(k * mp.pi / 2), 0))


def for_error_function(draw, n):
    yield from draw.uniform(-1, 1, n)
    yield from draw.uniform(-7, 7, n)
    yield from draw.any_size(-60, 3, n)
    yield from draw.whole_range(n // 4)
    yield from draw.around(0.5, n // 10)


def for_gate(draw, n):
    """Where the result is subnormal, and where it is the argument itself."""
    yield from draw.uniform(-1, 1, n)
    yield from draw.uniform(-10, 10, n)
    yield from draw.uniform(-45, 45, n)
    yield from draw.uniform(-760, 10, n)
    # Half of a subnormal number may lie between two, where rounding twice decides it wrongly.
    yield from draw.any_size(-120, 120, n)


def for_softsign(draw, n):
    yield from draw.uniform(-4, 4, n)
    yield from draw.any_size(-70, 60, n)
    yield from draw.whole_range(n)


def for_rsqrt(draw, n):
    yield from draw.uniform(0, 4, n)
    yield from draw.whole_range(2 * n, signs=(1,))


def for_pow(draw, n):
    """Bases of any size, near 1 and below 0, to powers up to where the result leaves the range."""
    largest = draw.form.overflow_exponent * LN2 * 1.05
    near = [1 + x for x in draw.any_size(3 - draw.form.precision, -2, n)]
    bases = [*draw.whole_range(n, signs=(1,)), *near, *draw.uniform(0, 10, n)]
    for x in filter(lambda x: x != 1, map(draw.form.stored, bases)):
        yield x, draw.source.uniform(-largest, largest) / math.log(x)
    for x in draw.uniform(-5, 5, n):
        yield x, draw.source.randint(-60, 60)
    for _ in range(n):
        yield draw.source.randint(2, 9), draw.source.randint(2, 16)


ARGUMENTS = {
    "exp": for_exp,
    "log": for_log,
    "tanh": for_tanh,
    "sigmoid": for_exp,
    "softplus": for_softplus,
    "expm1": for_expm1,
    "log1p": for_log1p,
    "sin": for_sine,
    "cos": for_sine,
    "erf": for_error_function,
    "gelu": for_gate,
    "geluTanh": for_gate,
    "silu": for_gate,
    "softsign": for_softsign,
    "rsqrt": for_rsqrt,
    "pow": for_pow,
}

# The largest errors that a random search over tens of millions of arguments met.
HARDEST = {
    "exp": [-708.7511744517939, -708.7514843896028, -17.675253084130102, 3.8123094930815125],
    "log": [0.7011467034929492, 0.7070709702142896, 0.7067224185609436, 1.409102086984386],
    "tanh": [0.5152694416201513, 0.5148617701781038, 0.5125407070090419, 0.17402318699570611],
    "sigmoid": [-707.3557057675251, -707.3710659037055, -17.674423638685486, -37.761986004743498],
    "softplus": [-0.9166741510311684, -0.8884239851119412, -707.3557057675251, -36.52061359566229],
    "expm1": [0.36023180570995628, 0.38810677311320053, 0.36810165131763084, 37.089767308308765],
    "log1p": [0.40151201945166926, -0.29955196633898151, 0.41090808342887297, 0.4125440551459767],
    # The last one is nearest to a multiple of π/2 (Muller, Elementary Functions, §11.3.2).
    "sin": [-0.80721999429007241, -9.4950450307439874e39, 423.32384602188881, 6381956970095103 * 2.0**797],
    "cos": [7.022206195105138, 0.7468227938755434, -2.2630472509342567e151, 6381956970095103 * 2.0**797],
    "erf": [-7.0241882692642061e-308, 0.013273910864921032, -0.027383239798189667],
    "gelu": [-37.618365858847632, -36.98633719431546, -37.006603075035976, -0.33069512594170325],
    "geluTanh": [-21.177339346681251, -1.3685829084457544, -7.7364267323714202],
    "silu": [-715.57153102516781, -42.61743653074933, -4.4992059991663087],
    "softsign": [-3.6060572505695276, 16909.640593842145],
    "rsqrt": [9.7626066307863608e244, 3.0220161149586233e-310],
    "pow": [(1.0000000000000095, -74223378570088208), (1.9583220411147857e-133, 2.3192413745159119), (-4.9951418764291038, -14)],
}


# The functions that everything else is made of have larger tables.
LARGE = ("exp", "log", "tanh", "sigmoid", "softplus")


def table(name, form, n):
    """Finite arguments but 0, the nearest number to the value, and the rest."""
    drawn = [*HARDEST[name], *ARGUMENTS[name](Arguments(form), n)]
    tuples = [x if isinstance(x, tuple) else (x,) for x in drawn]
    stored = dict.fromkeys(tuple(map(form.stored, xs)) for xs in tuples)
    return [
        (xs, *form.nearest(FUNCTIONS[name](*map(mpf, xs))))
        for xs in stored
        if all(x and math.isfinite(x) for x in xs)
    ]


def float64_row(xs, nearest, rest):
    return " ".join([*map(FLOAT64.hexadecimal, xs), FLOAT64.hexadecimal(nearest), f"{rest:.3f}"])


def float32_row(xs, nearest, _):
    return " ".join(map(FLOAT32.hexadecimal, [*xs, nearest]))


def rows(name):
    n, n32 = (350, 180) if name in LARGE else (100, 60)
    return {
        "float64": ",".join(float64_row(*row) for row in table(name, FLOAT64, n)),
        "float32": ",".join(float32_row(*row) for row in table(name, FLOAT32, n32)),
    }


path = Path(__file__).parent.parent / "test" / "transcendental-reference.json"
path.write_text(json.dumps({name: rows(name) for name in FUNCTIONS}, indent=0) + "\n")
