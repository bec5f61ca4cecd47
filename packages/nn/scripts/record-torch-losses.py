"""Records what PyTorch's losses give, with every reduction and option, and their gradients.

Recorded with PyTorch 1.13.0 and NumPy 1.24.2 on Debian 12 (x86-64, glibc 2.36).

    /usr/bin/python3 scripts/record-torch-losses.py
"""

import json
from pathlib import Path

import numpy
import torch
from torch.nn import functional

REDUCTIONS = ["mean", "sum", "none"]
SHAPES = [(3,), (2, 3)]
CLASS_SHAPES = [(3,), (4, 3), (2, 3, 2)]
# Our option names, and PyTorch's.
NAMES = {
    "delta": "delta",
    "weights": "weight",
    "classWeights": "weight",
    "positiveWeight": "pos_weight",
    "labelSmoothing": "label_smoothing",
    "hasLogTargets": "log_target",
    "ignoreIndex": "ignore_index",
}
state = numpy.random.RandomState(5)


def plain(value):
    return value.tolist() if isinstance(value, (numpy.ndarray, numpy.generic)) else value


def for_torch(name, value):
    is_tensor = isinstance(value, numpy.ndarray) or name == "positiveWeight"
    return torch.tensor(value, dtype=torch.float64) if is_tensor else value


def cases(function, predictions, targets, **options):
    """The loss in each reduction, and the gradient of its product with random numbers."""
    given = {NAMES[name]: for_torch(name, value) for name, value in options.items()}
    for reduction in REDUCTIONS:
        p = torch.tensor(predictions, requires_grad=True)
        value = function(p, torch.tensor(targets), reduction=reduction, **given)
        upstream = torch.tensor(state.normal(size=tuple(value.shape)))
        (value * upstream).sum().backward()
        yield {
            "options": {
                "reduction": reduction,
                **{name: plain(option) for name, option in options.items()},
            },
            "predictions": predictions.tolist(),
            "targets": plain(targets),
            "areLabels": numpy.asarray(targets).dtype.kind == "i",
            "value": value.tolist(),
            "upstream": upstream.tolist(),
            "gradient": p.grad.tolist(),
        }


def pairs():
    for shape in SHAPES:
        yield state.normal(0, 2, shape), state.normal(0, 2, shape)


def regression(function):
    for predictions, targets in pairs():
        yield from cases(function, predictions, targets)


def huber():
    for predictions, targets in pairs():
        yield from cases(functional.huber_loss, predictions, targets)
        yield from cases(functional.huber_loss, predictions, targets, delta=0.3)


def hinge(scores, labels, reduction):
    """PyTorch has the hinge in a loss on distances: of y · s, all of them of label −1."""
    product = scores * labels
    minus = -torch.ones_like(product)
    return functional.hinge_embedding_loss(product, minus, margin=1, reduction=reduction)


def hinges():
    for scores, values in pairs():
        yield from cases(hinge, scores, numpy.sign(values))


def binary(function, predict, weighs_positives):
    for shape in SHAPES:
        for targets in (state.randint(0, 2, shape).astype(float), state.uniform(0, 1, shape)):
            predictions = predict(shape)
            weights, last = state.uniform(0, 3, shape), state.uniform(0, 3, shape[-1:])
            yield from cases(function, predictions, targets)
            yield from cases(function, predictions, targets, weights=weights)
            if weighs_positives:
                yield from cases(function, predictions, targets, positiveWeight=last)
                yield from cases(function, predictions, targets, weights=last, positiveWeight=2.5)


def classes(shape):
    return shape[0] if len(shape) == 1 else shape[1]


def labels(shape):
    return state.randint(0, classes(shape), shape[:0] if len(shape) == 1 else shape[:1] + shape[2:])


def with_ignored(targets, label):
    some = targets.copy()
    some.flat[1] = label
    return some


def probabilities(shape):
    logits = torch.tensor(state.normal(0, 2, shape))
    return functional.softmax(logits, 0 if len(shape) == 1 else 1).numpy()


def likelihood():
    for shape in CLASS_SHAPES:
        predictions, targets = numpy.log(probabilities(shape)), labels(shape)
        weights = state.uniform(0, 3, classes(shape))
        yield from cases(functional.nll_loss, predictions, targets)
        yield from cases(functional.nll_loss, predictions, targets, classWeights=weights)
        if len(shape) > 1:
            some = with_ignored(targets, -100)
            yield from cases(functional.nll_loss, predictions, some, ignoreIndex=-100)


def cross_entropy():
    function = functional.cross_entropy
    for shape in CLASS_SHAPES:
        for targets in (labels(shape), probabilities(shape)):
            logits, weights = state.normal(0, 3, shape), state.uniform(0, 3, classes(shape))
            both = {"classWeights": weights, "labelSmoothing": 0.2}
            yield from cases(function, logits, targets)
            yield from cases(function, logits, targets, classWeights=weights)
            yield from cases(function, logits, targets, labelSmoothing=0.1)
            yield from cases(function, logits, targets, **both)
            if len(shape) > 1 and targets.dtype.kind == "i":
                yield from cases(function, logits, with_ignored(targets, 7), ignoreIndex=7)
                a_class = int(targets.flat[0])
                yield from cases(function, logits, targets, ignoreIndex=a_class, **both)


def divergence():
    for shape in SHAPES:
        predictions, targets = numpy.log(probabilities(shape)), probabilities(shape)
        some = numpy.where(targets < 0.2, 0, targets)
        yield from cases(functional.kl_div, predictions, targets)
        yield from cases(functional.kl_div, predictions, some)
        logs = numpy.log(targets)
        yield from cases(functional.kl_div, predictions, logs, hasLogTargets=True)


def logits(shape):
    return state.normal(0, 4, shape)


def shares(shape):
    # Away from 0 and 1, where PyTorch cuts the logarithm off at −100 and a denominator at 1e-12.
    return state.uniform(0.2, 0.8, shape)


with_logits = functional.binary_cross_entropy_with_logits
reference = {
    "meanSquaredError": regression(functional.mse_loss),
    "meanAbsoluteError": regression(functional.l1_loss),
    "huberLoss": huber(),
    "hingeLoss": hinges(),
    "binaryCrossEntropyWithLogits": binary(with_logits, logits, True),
    "binaryCrossEntropy": binary(functional.binary_cross_entropy, shares, False),
    "negativeLogLikelihood": likelihood(),
    "crossEntropyWithLogits": cross_entropy(),
    "kullbackLeiblerDivergence": divergence(),
}
path = Path(__file__).parent.parent / "test" / "torch-losses.json"
recorded = {name: list(all_cases) for name, all_cases in reference.items()}
path.write_text(json.dumps(recorded, separators=(",", ":")) + "\n")
