"""Records the costs of the optimization exercise as NumPy computes them, all digits of them, for
test/exercises/optimization.test.ts.

The notebook printed six digits. This is its training written anew from its conditions; the test
holds it, as well as Semente, to what was printed.

Recorded with NumPy 1.24.2 and scikit-learn 1.2.1 on Debian 12 (x86-64, glibc 2.36).

    /usr/bin/python3 scripts/record-optimization.py
"""

import json
from pathlib import Path

import numpy as np
from sklearn.datasets import make_moons

LAYERS = [2, 5, 2, 1]
RATE = 0.0007


def gradient_descent(gradient, step):
    return RATE * gradient


class Momentum:
    def __init__(self):
        self.velocity = 0

    def __call__(self, gradient, step):
        self.velocity = 0.9 * self.velocity + (1 - 0.9) * gradient
        return RATE * self.velocity


class Adam:
    def __init__(self):
        self.first, self.second = 0, 0

    def __call__(self, gradient, step):
        self.first = 0.9 * self.first + (1 - 0.9) * gradient
        self.second = 0.999 * self.second + (1 - 0.999) * gradient**2
        first, second = self.first / (1 - 0.9**step), self.second / (1 - 0.999**step)
        return RATE * first / (np.sqrt(second) + 1e-8)


def initial():
    np.random.seed(3)
    weights = [
        np.random.randn(units, inputs) * np.sqrt(2 / inputs)
        for inputs, units in zip(LAYERS, LAYERS[1:])
    ]
    return weights, [np.zeros((units, 1)) for units in LAYERS[1:]]


def forward(weights, biases, x):
    activations = [x]
    for weight, bias in zip(weights[:-1], biases[:-1]):
        activations.append(np.maximum(weight @ activations[-1] + bias, 0))
    return activations, 1 / (1 + np.exp(-(weights[-1] @ activations[-1] + biases[-1])))


def gradients(weights, biases, x, y):
    activations, p = forward(weights, biases, x)
    samples = y.shape[1]
    cost = np.sum(-np.log(p) * y - np.log(1 - p) * (1 - y)) / samples
    of_logits = (p - y) / samples
    found = []
    for weight, activation in zip(reversed(weights), reversed(activations)):
        found.append((of_logits @ activation.T, of_logits.sum(axis=1, keepdims=True)))
        of_logits = (weight.T @ of_logits) * (activation > 0)
    return cost, found[::-1]


def mini_batches(x, y, epoch):
    np.random.seed(10 + epoch)
    order = np.random.permutation(y.shape[1])
    for start in range(0, len(order), 64):
        chosen = order[start : start + 64]
        yield x[:, chosen], y[:, chosen]


def train(make, x, y, epochs=10_000):
    weights, biases = initial()
    rules = [(make(), make()) for _ in weights]
    costs, step = [], 0
    for epoch in range(epochs):
        for batch in mini_batches(x, y, epoch + 1):
            cost, found = gradients(weights, biases, *batch)
            step += 1
            for i, (of_weight, of_bias) in enumerate(found):
                weights[i] = weights[i] - rules[i][0](of_weight, step)
                biases[i] = biases[i] - rules[i][1](of_bias, step)
        if epoch % 1_000 == 0:
            costs.append(cost)
    return {"costs": costs, "accuracy": np.mean((forward(weights, biases, x)[1] > 0.5) == y)}


np.random.seed(3)
points, labels = make_moons(n_samples=300, noise=0.2)
x, y = points.T, labels.reshape(1, -1)
methods = {"gradient-descent": lambda: gradient_descent, "momentum": Momentum, "adam": Adam}
recorded = {name: train(make, x, y) for name, make in methods.items()}
path = Path(__file__).parent.parent / "test" / "exercises" / "optimization-reference.json"
path.write_text(json.dumps(recorded, indent=2) + "\n")
