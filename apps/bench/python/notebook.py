"""The notebook's training in NumPy, written out by hand: features × samples, as in the course."""

import numpy as np
from serve import serve


def initial_parameters(layers, seed, dtype):
    """He's normal weights, one draw after another in row-major order, and biases of zero."""
    random = np.random.RandomState(seed)
    parameters = []
    for fan_in, fan_out in zip(layers, layers[1:]):
        weight = random.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))
        parameters += [weight.astype(dtype), np.zeros((fan_out, 1), dtype)]
    return parameters


def cost(a3, y):
    return -np.nansum(y * np.log(a3) + (1 - y) * np.log(1 - a3)) / y.size


def train(x, y, parameters, learning_rate, iterations, cost_every):
    """Changes the parameters in place and returns the costs on the way."""
    w1, b1, w2, b2, w3, b3 = parameters
    samples = x.shape[1]
    costs = []
    for i in range(iterations):
        z1 = w1 @ x + b1
        a1 = np.maximum(0, z1)
        z2 = w2 @ a1 + b2
        a2 = np.maximum(0, z2)
        z3 = w3 @ a2 + b3
        a3 = 1 / (1 + np.exp(-z3))
        if i % cost_every == 0:
            costs.append(cost(a3, y))

        dz3 = (a3 - y) / samples
        dw3 = dz3 @ a2.T
        db3 = dz3.sum(axis=1, keepdims=True)
        dz2 = (w3.T @ dz3) * (a2 > 0)
        dw2 = dz2 @ a1.T
        db2 = dz2.sum(axis=1, keepdims=True)
        dz1 = (w2.T @ dz2) * (a1 > 0)
        dw1 = dz1 @ x.T
        db1 = dz1.sum(axis=1, keepdims=True)

        w1 -= learning_rate * dw1
        b1 -= learning_rate * db1
        w2 -= learning_rate * dw2
        b2 -= learning_rate * db2
        w3 -= learning_rate * dw3
        b3 -= learning_rate * db3
    return costs


def prepare(set_up):
    dtype = set_up["dtype"]
    # A contiguous copy of the transpose, which is what a data set in this layout would be.
    x = np.array(np.array(set_up["x"], dtype).T, order="C")
    y = np.array([set_up["y"]], dtype)
    start = initial_parameters(set_up["layers"], set_up["seed"], dtype)
    parameters = [parameter.copy() for parameter in start]

    def reset():
        for parameter, value in zip(parameters, start):
            parameter[...] = value

    def run():
        return train(
            x, y, parameters, set_up["learningRate"], set_up["iterations"], set_up["costEvery"]
        )

    return reset, run


serve(np.__version__, prepare)
