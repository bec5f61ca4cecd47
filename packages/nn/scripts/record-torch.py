"""Records what PyTorch gives, for the tests of losses, layers and optimizers.

Recorded with PyTorch 1.13.0 and NumPy 1.24.2 on Debian 12 (x86-64, glibc 2.36). PyTorch is told to do
without vector instructions, because with them it fuses a multiplication and an addition into one
rounding: a step of gradient descent then differs in its last bits from machine to machine.

    python3 scripts/record-torch.py
"""

import json
import os
from pathlib import Path

os.environ["ATEN_CPU_CAPABILITY"] = "default"

import numpy
import torch
from torch.nn.functional import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    mse_loss,
)

STEPS = 10
LEARNING_RATE = 0.1
state = numpy.random.RandomState(7)


def loss_case(name, function, predictions, targets):
    p = torch.tensor(predictions, requires_grad=True)
    value = function(p, torch.tensor(targets))
    value.backward()
    return {
        "loss": name,
        "predictions": predictions.tolist(),
        "targets": targets.tolist(),
        "value": value.item(),
        "gradient": p.grad.tolist(),
    }


def loss_cases():
    for shape in [(1,), (40,), (6, 5), (2, 3, 4)]:
        logits, labels = state.normal(0, 4, shape), state.randint(0, 2, shape).astype(float)
        shares, values = state.uniform(0, 1, shape), state.normal(0, 4, shape)
        # PyTorch cuts the logarithm off at −100 and a denominator at 1e-12, which only a
        # probability next to 0 or 1 meets.
        probabilities = state.uniform(1e-3, 1 - 1e-3, shape)
        for targets in (labels, shares):
            yield "withLogits", binary_cross_entropy_with_logits, logits, targets
            yield "fromProbabilities", binary_cross_entropy, probabilities, targets
        yield "meanSquaredError", mse_loss, logits, values


def descent(dtype):
    """Gradient descent on ½ Σ a w², whose gradient a w is rounded once however it is computed."""
    start, curvature = state.normal(size=6), state.uniform(0.1, 5, 6)
    w = torch.tensor(start, dtype=dtype, requires_grad=True)
    a = torch.tensor(curvature, dtype=dtype)
    optimizer = torch.optim.SGD([w], lr=LEARNING_RATE)
    path = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        (w * w * a / 2).sum().backward()
        optimizer.step()
        path.append(w.tolist())
    return {"start": start.tolist(), "curvature": curvature.tolist(), "path": path}


def training():
    """Ten steps of a small network with every kind of layer."""
    x, y = state.normal(size=(8, 3)), state.randint(0, 2, (8, 1)).astype(float)
    layers = [torch.nn.Linear(3, 4), torch.nn.Linear(4, 3), torch.nn.Linear(3, 1)]
    for layer in layers:
        for parameter in layer.parameters():
            parameter.data = torch.tensor(state.normal(size=parameter.shape))
    activations = [torch.nn.ReLU(), torch.nn.Tanh(), torch.nn.Identity()]
    pairs = [step for pair in zip(layers, activations) for step in pair]
    model = torch.nn.Sequential(*pairs)

    def values():
        return [parameter.tolist() for parameter in model.parameters()]

    optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
    before, costs = values(), []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = binary_cross_entropy_with_logits(model(torch.tensor(x)), torch.tensor(y))
        loss.backward()
        optimizer.step()
        costs.append(loss.item())
    return {"x": x.tolist(), "y": y.tolist(), "before": before, "costs": costs, "after": values()}


reference = {
    "learningRate": LEARNING_RATE,
    "losses": [loss_case(*case) for case in loss_cases()],
    "descent": {"float64": descent(torch.float64), "float32": descent(torch.float32)},
    "training": training(),
}
path = Path(__file__).parent.parent / "test" / "torch-reference.json"
path.write_text(json.dumps(reference, separators=(",", ":")) + "\n")
