"""Records what scikit-learn's generators of drawn samples give, for test/drawn.test.ts.

Recorded with scikit-learn 1.2.1 and NumPy 1.24.2 on Debian 12 (x86-64, glibc 2.36), with the
reference BLAS, which adds up a product's terms in ascending order (other libraries take other orders
and fused steps, so the last bits of `classification` and `regression` depend on the machine):

    LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu/blas:/usr/lib/x86_64-linux-gnu/lapack \\
        /usr/bin/python3 scripts/record-drawn.py

`next` is what the source gives afterwards: it tells that just as much was drawn.
"""

import json
from itertools import product
from pathlib import Path

import numpy as np
from sklearn import datasets

SEEDS = [0, 1, 2**32 - 1]
# Our option names, and scikit-learn's.
NAMES = {
    "samples": "n_samples",
    "features": "n_features",
    "informative": "n_informative",
    "redundant": "n_redundant",
    "repeated": "n_repeated",
    "classes": "n_classes",
    "clustersPerClass": "n_clusters_per_class",
    "flipY": "flip_y",
    "classSeparation": "class_sep",
    "targets": "n_targets",
    "effectiveRank": "effective_rank",
    "tailStrength": "tail_strength",
    "variance": "cov",
}


def named(options):
    pairs = {NAMES.get(name, name): value for name, value in options.items()}
    for name in ("shift", "scale"):
        if name in pairs:
            pairs[name] = None if pairs[name] == "random" else np.array(pairs[name])
    if "mean" in pairs:
        pairs["n_features"] = len(pairs["mean"])
    return pairs


def planar(n_samples, noise, random_state):
    """The flower of deeplearning.ai's planar data, whose petals are one class each by turns."""
    half = n_samples // 2
    x, y = np.zeros((2 * half, 2)), np.repeat([0, 1], half)
    for label in range(2):
        angle = np.linspace(label * 3.12, (label + 1) * 3.12, half) + random_state.randn(half) * noise
        radius = 4 * np.sin(4 * angle) + random_state.randn(half) * noise
        x[label * half : (label + 1) * half] = np.c_[radius * np.sin(angle), radius * np.cos(angle)]
    return x, y


def cases():
    for seed, samples in product(SEEDS, [0, 1, 2, 33]):
        yield "swissRoll", seed, {"samples": samples, "noise": 0.1}
        yield "sCurve", seed, {"samples": samples, "noise": 0.1}
        yield "hastie", seed, {"samples": samples}
        yield "friedman1", seed, {"samples": samples, "features": 7, "noise": 0.5}
    for seed in SEEDS:
        yield "swissRoll", seed, {"samples": 31, "hole": True}
        yield "swissRoll", seed, {}
        yield "sCurve", seed, {}
        yield "friedman1", seed, {"samples": 30}
        yield "flower", seed, {"samples": 60, "noise": 0.2}
        yield "flower", seed, {"samples": 2, "noise": 0}
    for seed in SEEDS:
        yield "gaussianQuantiles", seed, {}
        yield "gaussianQuantiles", seed, {"samples": 3, "features": 1}
        yield "gaussianQuantiles", seed, {"samples": 20, "features": 9, "classes": 6, "variance": 2.5}
        yield "gaussianQuantiles", seed, {"samples": 23, "mean": [1, -2.3, 7], "shuffle": False}
        yield "gaussianQuantiles", seed, {"samples": 8, "variance": 0}
    for seed in SEEDS:
        yield "regression", seed, {"samples": 5}
        yield "regression", seed, {"samples": 30, "features": 3, "noise": 2.5, "bias": -4.25}
        yield "regression", seed, {"samples": 17, "features": 5, "informative": 2, "targets": 3}
        yield "regression", seed, {"samples": 9, "features": 4, "informative": 0, "shuffle": False}
        yield "regression", seed, {"samples": 12, "features": 8, "effectiveRank": 3, "noise": 1}
        yield "regression", seed, {"samples": 6, "features": 9, "effectiveRank": 2, "tailStrength": 0.1}
    for seed in SEEDS:
        yield "classification", seed, {"samples": 15}
        yield "classification", seed, {"samples": 1, "features": 4}
        yield "classification", seed, {"samples": 30, "features": 2, "redundant": 0, "flipY": 0}
        small = {"samples": 19, "features": 6, "informative": 3}
        yield "classification", seed, {**small, "classes": 3, "repeated": 1, "flipY": 0.4}
        yield "classification", seed, {**small, "hypercube": False, "classSeparation": 0.3}
        yield "classification", seed, {**small, "shift": "random", "scale": "random"}
        yield "classification", seed, {**small, "shift": 0.25, "scale": 3, "shuffle": False}
        yield "classification", seed, {**small, "shift": [1, 2, 3, 4, 5, 6.5], "weights": [0.9]}
        yield "classification", seed, {**small, "weights": [0.2, 0.7], "clustersPerClass": 1}
        yield "classification", seed, {**small, "classes": 1, "clustersPerClass": 1, "redundant": 0}
        yield "classification", seed, {**small, "classes": 3, "weights": [0.7, 0.2, 0.1]}
        wide = {"samples": 8, "features": 12, "informative": 9, "redundant": 1}
        yield "classification", seed, wide
        yield "classification", seed, {**wide, "features": 34, "informative": 33}


MAKE = {
    "classification": datasets.make_classification,
    "regression": lambda **options: datasets.make_regression(coef=True, **options),
    "gaussianQuantiles": datasets.make_gaussian_quantiles,
    "swissRoll": datasets.make_swiss_roll,
    "sCurve": datasets.make_s_curve,
    "hastie": datasets.make_hastie_10_2,
    "friedman1": datasets.make_friedman1,
    "flower": planar,
}


def record(generator, seed, options):
    state = np.random.RandomState(seed)
    x, y, *coefficients = MAKE[generator](random_state=state, **named(options))
    return {
        "generator": generator,
        "seed": seed,
        "options": options,
        "shape": list(x.shape),
        "x": x.ravel().tolist(),
        "y": np.ravel(y).tolist(),
        **({"coefficients": np.ravel(coefficients[0]).tolist()} if coefficients else {}),
        "next": state.uniform(),
    }


path = Path(__file__).parent.parent / "test" / "drawn-reference.json"
rows = ",\n".join(json.dumps(record(*case), separators=(",", ":")) for case in cases())
path.write_text(f"[\n{rows}\n]\n")
