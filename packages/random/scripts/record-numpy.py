"""Records what NumPy's legacy RandomState gives, for test/numpy-random.test.ts.

Recorded with NumPy 1.24.2 on Debian 12 (x86-64, glibc 2.36). The stream of RandomState is frozen, so
any NumPy gives the same integers and uniform numbers; normal numbers contain the logarithm of the
machine's C library and may differ in their last bits elsewhere.

    python3 scripts/record-numpy.py
"""

import json
import random
from pathlib import Path

import numpy

SEEDS = [0, 1, 3, 2**32 - 1]
# The last word of 32 bits, one above it, widths that reject often, and the widest.
INTEGER_BOUNDS = [
    [0, 10], [-5, 6], [7, 8], [0, 2**31 + 1], [0, 2**32], [0, 2**32 + 1], [-(2**40), 2**41],
    [0, 2**53], [-(2**53), 0],
]
SHUFFLED_LENGTHS = [0, 1, 2, 3, 10, 257, 500]


def plain(value):
    return value.tolist() if isinstance(value, (numpy.ndarray, numpy.generic)) else value


def shuffled(state, length):
    items = list(range(length))
    state.shuffle(items)
    return items


def mixed_sequence(state, choices, count):
    """Calls of every kind in random order, with their results."""
    calls = {
        "uniform": (state.uniform, lambda: random_interval(choices)),
        "normal": (state.normal, lambda: [choices.uniform(-9, 9), choices.uniform(0, 9)]),
        "integer": (state.randint, lambda: choices.choice(INTEGER_BOUNDS)),
        "permutation": (state.permutation, lambda: [choices.randrange(8)]),
        "shuffle": (lambda length: shuffled(state, length), lambda: [choices.randrange(8)]),
    }
    for _ in range(count):
        method = choices.choice(list(calls))
        draw, arguments = calls[method]
        given = arguments()
        yield {"method": method, "given": given, "result": plain(draw(*given))}


def random_interval(choices):
    return sorted([choices.uniform(-9, 9), choices.uniform(-9, 9)])


def saved_state():
    """A state that holds a cached normal, and what follows it."""
    state = numpy.random.RandomState(3)
    state.normal(size=1001)
    _, key, position, has_normal, cached_normal = state.get_state()
    assert has_normal
    return {
        "key": plain(key),
        "position": position,
        "cachedNormal": cached_normal,
        "normals": plain(state.normal(size=5)),
        "uniforms": plain(state.uniform(size=5)),
    }


def child():
    """What a generator gives that is seeded with eight words of another one."""
    words = plain(numpy.random.RandomState(3).randint(0, 2**32, size=8))
    return {"words": words, "uniforms": plain(numpy.random.RandomState(words).uniform(size=20))}


def record(seed):
    def fresh():
        return numpy.random.RandomState(seed)

    def word_after(count):
        state = fresh()
        state.randint(0, 2**32, size=count)
        return plain(state.randint(0, 2**32))

    return {
        "seed": seed,
        "uniforms": plain(fresh().uniform(size=1000)),
        "normals": plain(fresh().normal(size=2000)),
        "integers": [
            {"bounds": bounds, "values": plain(fresh().randint(*bounds, size=120))}
            for bounds in INTEGER_BOUNDS
        ],
        "wordAfterMillion": word_after(1_000_000),
        "permutations": [plain(fresh().permutation(length)) for length in SHUFFLED_LENGTHS],
        "shuffles": [shuffled(fresh(), length) for length in SHUFFLED_LENGTHS],
        "mixed": list(mixed_sequence(fresh(), random.Random(seed), 300)),
    }


reference = {
    "saved": saved_state(),
    "child": child(),
    "seeds": [record(seed) for seed in SEEDS],
}
path = Path(__file__).parent.parent / "test" / "numpy-reference.json"
path.write_text(json.dumps(reference, separators=(",", ":")) + "\n")
