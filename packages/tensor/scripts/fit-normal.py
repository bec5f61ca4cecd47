"""Computes the polynomials of src/scalar/normal.ts and prints them. Needs mpmath:

    python3 scripts/fit-normal.py
"""

from mpmath import cos, erf, erfc, exp, mp, mpf, pi, sqrt

mp.prec = 260


def interpolate(function, low, high, degree):
    """The polynomial through the function's values at Chebyshev's nodes of a longer series, cut."""
    count = degree + 20
    middle, half = (low + high) / 2, (high - low) / 2
    nodes = [cos(pi * (k + mpf(1) / 2) / count) for k in range(count)]
    values = [function(middle + half * x) for x in nodes]
    series = [
        2 * sum(v * cos(pi * j * (k + mpf(1) / 2) / count) for k, v in enumerate(values)) / count
        for j in range(count)
    ]
    series[0] /= 2
    error = sum(abs(c) for c in series[degree + 1 :]) / abs(series[0])
    return powers(series[: degree + 1], [-middle / half, 1 / half]), error


def powers(series, x):
    """A Chebyshev series in x, which is a polynomial itself, as coefficients of powers."""
    before, current = [mpf(1)], x
    result = [series[0]]
    for c in series[1:]:
        result = plus(result, [c * a for a in current])
        before, current = current, plus(times(x, [2 * a for a in current]), [-a for a in before])
    return result


def plus(p, q):
    longest = max(len(p), len(q))
    return [sum(r[i] for r in (p, q) if i < len(r)) for i in range(longest)]


def times(p, q):
    product = [mpf(0)] * (len(p) + len(q) - 1)
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            product[i + j] += a * b
    return product


def slow_factor(u):
    """(1 + t) e^(t²/2) Q(t), where u = (t − 4) / (t + 4)."""
    t = 4 * (1 + u) / (1 - u)
    return (1 + t) * exp(t * t / 2) * erfc(t / sqrt(mpf(2))) / 2


def relative_erf(square):
    return erf(sqrt(square)) / sqrt(square) - 1


def show(name, coefficients, error):
    print(f"{name}, with a relative error of 2^{float(mp.log(error, 2)):.1f}:")
    print(", ".join(repr(float(c)) for c in coefficients))


tail, tail_error = interpolate(slow_factor, mpf(-1), mpf(35) / 43, 24)
show("OTHERS", tail[1:], tail_error)
first = float(tail[0])
print(f"FIRST: {first!r} + {float(tail[0] - first)!r}")
near, _ = interpolate(relative_erf, mpf(0), mpf(1) / 4, 8)
print("ERF:", ", ".join(repr(float(c)) for c in near))
