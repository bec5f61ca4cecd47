"""Records ten steps of every optimizer and the first hundred values of every schedule.

Recorded with PyTorch 1.13.0 and NumPy 1.24.2 on Debian 12 (x86-64, glibc 2.36), without vector
instructions for the reason that record-torch.py gives. What PyTorch has not, LAMB and Lion, is
transcribed from the papers' algorithms.

    python3 scripts/record-torch-optimizers.py
"""

import inspect
import json
import math
import os
import sys
from pathlib import Path

os.environ["ATEN_CPU_CAPABILITY"] = "default"

import numpy
import torch
from torch.optim import lr_scheduler

STEPS = 10
VALUES = 100
state = numpy.random.RandomState(11)
start, curvature = state.normal(size=6), state.uniform(0.1, 5, 6)

# PyTorch 1.13 has one factor μ_t too many in the product up to t + 1, which its own formula does not
# have; later releases compute what the formula says.
nadam = sys.modules["torch.optim.nadam"]
source = inspect.getsource(nadam._single_tensor_nadam)
assert "mu_product * mu * mu_next" in source
exec(source.replace("mu_product * mu * mu_next", "mu_product * mu_next"), vars(nadam))
# Its product of momenta is in the default dtype, and the formula's other scalars in float64.
torch.set_default_dtype(torch.float64)


def torch_path(make, dtype):
    """The way down ½ Σ a w², whose gradient a w is rounded once however it is computed."""
    w = torch.tensor(start, dtype=dtype, requires_grad=True)
    a = torch.tensor(curvature, dtype=dtype)
    optimizer = make([w])
    path = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        (w * w * a / 2).sum().backward()
        optimizer.step()
        path.append(w.tolist())
    return path


def lamb(w, gradient, lr=0.001, betas=(0.9, 0.999), eps=1e-6, weight_decay=0.01):
    """You et al. 2020, algorithm 2, with φ(z) = z."""
    m, v = numpy.zeros_like(w), numpy.zeros_like(w)
    for t in range(1, STEPS + 1):
        g = gradient(w)
        m = betas[0] * m + (1 - betas[0]) * g
        v = betas[1] * v + (1 - betas[1]) * g**2
        m_hat, v_hat = m / (1 - betas[0] ** t), v / (1 - betas[1] ** t)
        r = m_hat / (numpy.sqrt(v_hat) + eps)
        d = r + weight_decay * w
        w = w - lr * numpy.linalg.norm(w) / numpy.linalg.norm(d) * d
        yield w.tolist()


def lion(w, gradient, lr=0.0001, betas=(0.9, 0.99), weight_decay=0.0):
    """Chen et al. 2023, algorithm 2."""
    m = numpy.zeros_like(w)
    for _ in range(STEPS):
        g = gradient(w)
        c = betas[0] * m + (1 - betas[0]) * g
        w = w - lr * (numpy.sign(c) + weight_decay * w)
        m = betas[1] * m + (1 - betas[1]) * g
        yield w.tolist()


def numpy_path(algorithm, options):
    return list(algorithm(start, lambda w: curvature * w, **options))


NAMES = {
    "lr": "learningRate",
    "eps": "epsilon",
    "weight_decay": "weightDecay",
    "alpha": "decay",
    "lr_decay": "learningRateDecay",
    "initial_accumulator_value": "initialSum",
    "momentum_decay": "momentumDecay",
}

TORCH = {
    "sgd": (
        torch.optim.SGD,
        [
            {"lr": 0.1},
            {"lr": 0.1, "momentum": 0.9},
            {"lr": 0.1, "momentum": 0.9, "dampening": 0.5, "weight_decay": 0.01},
            {"lr": 0.1, "momentum": 0.9, "nesterov": True, "weight_decay": 0.1},
        ],
    ),
    "adagrad": (
        torch.optim.Adagrad,
        [
            {},
            {"lr": 0.5, "lr_decay": 0.1, "weight_decay": 0.1},
            {"lr": 0.1, "initial_accumulator_value": 0.3, "eps": 0.01},
        ],
    ),
    "rmsprop": (
        torch.optim.RMSprop,
        [
            {},
            {"lr": 0.05, "alpha": 0.9, "momentum": 0.9, "weight_decay": 0.1},
            {"lr": 0.05, "alpha": 0.7, "centered": True, "eps": 0.01},
            {"lr": 0.05, "centered": True, "momentum": 0.5, "eps": 0.1},
        ],
    ),
    "adam": (
        torch.optim.Adam,
        [{}, {"lr": 0.1, "betas": [0.5, 0.9], "eps": 0.01}, {"lr": 0.1, "weight_decay": 0.3}],
    ),
    "adamw": (
        torch.optim.AdamW,
        [
            {},
            {"lr": 0.1, "betas": [0.5, 0.9], "eps": 0.01, "weight_decay": 0},
            {"lr": 0.1, "weight_decay": 0.3},
        ],
    ),
    "nadam": (
        torch.optim.NAdam,
        [
            {},
            {"lr": 0.1, "betas": [0.5, 0.9], "eps": 0.01, "momentum_decay": 0.2},
            {"lr": 0.1, "weight_decay": 0.3},
        ],
    ),
}

NUMPY = {
    "lamb": (lamb, [{}, {"lr": 0.1, "betas": [0.5, 0.9]}, {"lr": 0.1, "weight_decay": 0.3}]),
    "lion": (lion, [{}, {"lr": 0.1, "betas": [0.5, 0.9]}, {"lr": 0.1, "weight_decay": 0.3}]),
}


def named(options):
    return {NAMES.get(name, name): value for name, value in options.items()}


def paths():
    for name, (optimizer, cases) in TORCH.items():
        for options in cases:
            make = lambda parameters: optimizer(parameters, **options)
            yield {
                "optimizer": name,
                "options": named(options),
                "float64": torch_path(make, torch.float64),
                "float32": torch_path(make, torch.float32),
            }
    for name, (algorithm, cases) in NUMPY.items():
        for options in cases:
            path = numpy_path(algorithm, options)
            yield {"optimizer": name, "options": named(options), "float64": path}


def optimizer_at(rate):
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=rate)


def rates(rate, make):
    """The learning rate before the first step, before the second and so on."""
    optimizer = optimizer_at(rate)
    schedule = make(optimizer)
    values = []
    for _ in range(VALUES):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return {"learningRate": rate, "values": values}


def warm_up_then_cosine(optimizer):
    """PyTorch's own way to say one after the other."""
    parts = [
        lr_scheduler.LinearLR(optimizer, start_factor=0.01, total_iters=10),
        lr_scheduler.CosineAnnealingLR(optimizer, T_max=90),
    ]
    return lr_scheduler.SequentialLR(optimizer, parts, milestones=[10])


SCHEDULES = {
    "step": lambda o: lr_scheduler.StepLR(o, step_size=30),
    "stepByHalf": lambda o: lr_scheduler.StepLR(o, step_size=7, gamma=0.5),
    "multiStep": lambda o: lr_scheduler.MultiStepLR(o, milestones=[20, 50, 50, 80], gamma=0.3),
    "exponential": lambda o: lr_scheduler.ExponentialLR(o, gamma=0.95),
    "cosine": lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=100),
    "cosineAboveMinimum": lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=80, eta_min=0.01),
    "warmUp": lambda o: lr_scheduler.LinearLR(o),
    "longWarmUp": lambda o: lr_scheduler.LinearLR(o, start_factor=0.01, total_iters=40),
    "warmUpThenCosine": warm_up_then_cosine,
    "oneCycle": lambda o: lr_scheduler.OneCycleLR(o, 0.4, total_steps=101, cycle_momentum=False),
    "oneCycleWithOptions": lambda o: lr_scheduler.OneCycleLR(
        o, 0.4, total_steps=120, pct_start=0.25, div_factor=10, final_div_factor=100, cycle_momentum=False
    ),
}


def plateau(options, metrics):
    optimizer = optimizer_at(0.4)
    schedule = lr_scheduler.ReduceLROnPlateau(optimizer, **options)
    values = []
    for metric in metrics:
        schedule.step(metric)
        values.append(optimizer.param_groups[0]["lr"])
    names = {"min_lr": "minimum"}
    return {
        "options": {names.get(name, name): value for name, value in options.items()},
        "metrics": metrics,
        "learningRate": 0.4,
        "values": values,
    }


def plateaus():
    falling = [math.exp(-t / 8) + 0.02 * state.normal() + 0.1 for t in range(VALUES)]
    yield plateau({}, falling)
    yield plateau({"factor": 0.5, "patience": 3, "threshold": 0.01, "cooldown": 4}, falling)
    rising = {"mode": "max", "factor": 0.3, "patience": 2, "min_lr": 0.001}
    yield plateau(rising, [-metric for metric in falling])


reference = {
    "start": start.tolist(),
    "curvature": curvature.tolist(),
    "paths": list(paths()),
    "schedules": {name: rates(0.4, make) for name, make in SCHEDULES.items()},
    "plateaus": list(plateaus()),
}
path = Path(__file__).parent.parent / "test" / "torch-optimizers.json"
path.write_text(json.dumps(reference, separators=(",", ":")) + "\n")
