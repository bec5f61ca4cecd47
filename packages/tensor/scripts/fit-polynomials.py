"""Prints the coefficients of the polynomials in src/scalar that no paper gives. Needs mpmath:

    /usr/bin/python3 scripts/fit-polynomials.py

Each is the minimax approximation of a function on an interval, found by Remez's exchange, for an
error that is weighted as it will count; the coefficients are then rounded.
"""

from mpmath import mp, mpf

mp.prec = 160


def polynomial(coefficients, x):
    return mp.polyval(coefficients[::-1], x)


def solved(points, target, weight, degree):
    """The polynomial whose weighted error is alternately plus and minus the same at the points."""
    rows = [
        [*(x**power for power in range(degree + 1)), (-1) ** i / weight(x)]
        for i, x in enumerate(points)
    ]
    return list(mp.lu_solve(mp.matrix(rows), mp.matrix([target(x) for x in points])))[:-1]


def extrema(error, low, high, count):
    """Where the error is largest between its changes of sign, from left to right."""
    grid = [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * i / 600) for i in range(601)]
    found = []
    for x in grid:
        value = error(x)
        if found and (value > 0) == (found[-1][1] > 0):
            if abs(value) > abs(found[-1][1]):
                found[-1] = (x, value)
        else:
            found.append((x, value))
    while len(found) > count:
        del found[0 if abs(found[0][1]) < abs(found[-1][1]) else -1]
    return [x for x, _ in found]


def remez(target, weight, low, high, degree):
    middle, half = (low + high) / 2, (high - low) / 2
    points = [middle - half * mp.cos(mp.pi * i / (degree + 1)) for i in range(degree + 2)]
    for _ in range(5):
        coefficients = solved(points, target, weight, degree)
        error = lambda x: (target(x) - polynomial(coefficients, x)) * weight(x)
        points = extrema(error, low, high, degree + 2)
        if len(points) < degree + 2:
            break
    return coefficients


def report(name, target, weight, high, degree):
    low = high * mpf(2) ** -30
    coefficients = [mpf(float(c)) for c in remez(target, weight, low, high, degree)]
    grid = [low + (high - low) * i / 1000 for i in range(1001)]
    worst = max(abs((target(x) - polynomial(coefficients, x)) * weight(x)) for x in grid)
    print(f"{name}: error {float(worst):.2g} = 2^{float(mp.log(worst, 2)):.1f}")
    print("  " + ", ".join(repr(float(c)) for c in coefficients))


# R(r) = r coth(r / 2) = 2 + q P(q) with q = r², |r| ≤ ½ ln 2; the error is that of R relative to R.
def coth_part(q):
    r = mp.sqrt(q)
    return (r * mp.coth(r / 2) - 2) / q


# 2 artanh(w) = 2w + w z P(z) with z = w²; the error is relative to 2 artanh(w).
def artanh_part(z):
    w = mp.sqrt(z)
    return (2 * mp.atanh(w) / w - 2) / z


half_ln2 = (mp.log(2) / 2) ** 2 * mpf("1.0001")
third = mpf(1) / 9 * mpf("1.0001")
near_one = ((mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)) ** 2 * mpf("1.0001")

report("coth", coth_part, lambda q: q / (2 + q * coth_part(q)), half_ln2, 2)
for degree in (6, 7, 8, 9):
    report(
        f"artanh to 1/3, degree {degree}",
        artanh_part,
        lambda z: z / (2 + z * artanh_part(z)),
        third,
        degree,
    )
for degree in (2, 3, 4):
    report(
        f"artanh near 1, degree {degree}",
        artanh_part,
        lambda z: z / (2 + z * artanh_part(z)),
        near_one,
        degree,
    )
