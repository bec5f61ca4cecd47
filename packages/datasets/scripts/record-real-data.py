"""Records the real data sets: packed for src/real/*-data.ts, and what scikit-learn gives of them for
test/real-data.test.ts.

Recorded with scikit-learn 1.2.1 and NumPy 1.24.2 on Debian 12. The penguins come from the file
data/penguins.json of the npm package vega-datasets 3.2.1. `biome check --write` lays the result out.

    python3 scripts/record-real-data.py PENGUINS.JSON
"""

import json
import sys
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import numpy as np
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_iris, load_wine

PACKAGE = Path(__file__).parent.parent
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def letters(bits):
    """Six bits in each letter, the highest first."""
    bits += "0" * (-len(bits) % 6)
    return "".join(ALPHABET[int(bits[at : at + 6], 2)] for at in range(0, len(bits), 6))


def binary(number, width):
    return format(number, f"0{width}b") if width else ""


def packed_table(rows):
    """Decimal fractions as whole numbers over one power of ten for each column, less the least."""
    columns, wholes = [], []
    for column in zip(*rows):
        values = [Decimal(repr(float(value))).normalize() for value in column]
        places = max(0, *(-value.as_tuple().exponent for value in values))
        scaled = [int(value.scaleb(places)) for value in values]
        least = min(scaled)
        columns.append([(max(scaled) - least).bit_length(), least, 10**places])
        wholes.append([value - least for value in scaled])
    bits = "".join(binary(n, c[0]) for row in zip(*wholes) for n, c in zip(row, columns))
    return {"rows": len(rows), "columns": columns, "letters": letters(bits)}


def packed_digits(images, labels):
    """A label in 4 bits, and for each pixel 0, or 1 and the pixel less one in 4 bits."""
    pixel = lambda value: "1" + binary(value - 1, 4) if value else "0"
    return letters(
        "".join(
            binary(int(label), 4) + "".join(pixel(int(value)) for value in image)
            for image, label in zip(images, labels)
        )
    )


def write_module(name, constant, type_name, value):
    imported = f"import type {{ {type_name} }} from './packed-table.ts';\n\n" if type_name[0].isupper() else ""
    (PACKAGE / "src" / "real" / f"{name}-data.ts").write_text(
        f"{imported}/** Written by scripts/record-real-data.py. */\n"
        f"export const {constant}: {type_name} = {json.dumps(value)};\n"
    )


def digest(array):
    return sha256(np.ascontiguousarray(array, dtype="<f8").tobytes()).hexdigest()


def reference(x, y, feature_names=(), class_names=()):
    return {
        "shape": list(x.shape),
        "first": x[0].tolist(),
        "last": x[-1].tolist(),
        "labels": [float(y[0]), float(y[-1])],
        "featureNames": [str(name) for name in feature_names],
        "classNames": [str(name) for name in class_names],
        "xDigest": digest(x),
        "yDigest": digest(y),
    }


def referenced(bunch):
    return reference(
        bunch.data, bunch.target, bunch.feature_names, getattr(bunch, "target_names", ())
    )


def with_target(bunch):
    return np.column_stack([bunch.data, bunch.target]).tolist()


def diabetes_table(bunch):
    """s5 has four decimal places and in some rows the noise of a computation, told in a column of its
    own: how many units in the last place of numbers from 4 to 8 are to be added."""
    s5 = bunch.data[:, 8]
    rounded = np.array([float(f"{value:.4f}") for value in s5])
    noise = (s5 - rounded) * 2**50
    columns = [*bunch.data[:, :8].T, rounded, bunch.data[:, 9], noise, bunch.target]
    return packed_table(np.column_stack(columns).tolist())


def penguins(path):
    """Those of which all four measurements were taken, with species, island and sex as numbers."""
    species, islands = ["Adelie", "Chinstrap", "Gentoo"], ["Biscoe", "Dream", "Torgersen"]
    sexes = ["FEMALE", "MALE"]
    measured = ["Beak Length (mm)", "Beak Depth (mm)", "Flipper Length (mm)", "Body Mass (g)"]
    return [
        [
            *(one[name] for name in measured),
            species.index(one["Species"]),
            islands.index(one["Island"]),
            sexes.index(one["Sex"]) if one["Sex"] in sexes else len(sexes),
        ]
        for one in json.loads(Path(path).read_text())
        if all(one[name] is not None for name in measured)
    ]


iris, wine, cancer, digits = load_iris(), load_wine(), load_breast_cancer(), load_digits()
scaled, raw = load_diabetes(), load_diabetes(scaled=False)
write_module("iris", "irisTable", "PackedTable", packed_table(with_target(iris)))
write_module("wine", "wineTable", "PackedTable", packed_table(with_target(wine)))
write_module("breast-cancer", "breastCancerTable", "PackedTable", packed_table(with_target(cancer)))
write_module("diabetes", "diabetesTable", "PackedTable", diabetes_table(raw))
write_module("digits", "digitLetters", "string", packed_digits(digits.data, digits.target))
rows = penguins(sys.argv[1])
write_module("penguins", "penguinTable", "PackedTable", packed_table(rows))
table = np.array(rows, dtype="float64")
recorded = {
    "iris": referenced(iris),
    "wine": referenced(wine),
    "breastCancer": referenced(cancer),
    "digits": referenced(digits),
    "diabetes": referenced(scaled),
    "rawDiabetes": referenced(raw),
    "penguins": {
        **reference(table[:, :4], table[:, 4]),
        "islands": np.bincount(table[:, 5].astype(int)).tolist(),
        "sexes": np.bincount(table[:, 6].astype(int)).tolist(),
    },
}
rows = ",\n".join(f'"{name}": {json.dumps(value)}' for name, value in recorded.items())
(PACKAGE / "test" / "real-data-reference.json").write_text(f"{{\n{rows}\n}}\n")
