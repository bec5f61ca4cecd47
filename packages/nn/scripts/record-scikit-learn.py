"""Records what scikit-learn's metrics give, for test/metrics.test.ts.

Recorded with scikit-learn 1.2.1 and NumPy 1.24.2 on Debian 12 (x86-64, glibc 2.36).

    /usr/bin/python3 scripts/record-scikit-learn.py
"""

import json
from pathlib import Path

import numpy
from sklearn import metrics

state = numpy.random.RandomState(11)
AVERAGED = {
    "precision": metrics.precision_score,
    "recall": metrics.recall_score,
    "f1Score": metrics.f1_score,
}


def averages(targets, predictions, names):
    return {
        ours: {name: score(targets, predictions, average=name, zero_division=0) for name in names}
        for ours, score in AVERAGED.items()
    }


def classified(targets, predictions, names):
    return {
        "targets": targets.tolist(),
        "predictions": predictions.tolist(),
        "accuracy": metrics.accuracy_score(targets, predictions),
        "confusionMatrix": metrics.confusion_matrix(targets, predictions).tolist(),
        **averages(targets, predictions, names),
    }


def binary(samples, share):
    targets = (state.uniform(size=samples) < share).astype(int)
    targets[:2] = [0, 1]
    # Rounded, so that some scores are equal.
    scores = numpy.round(state.normal(targets, 1.2), 1)
    return {
        "scores": scores.tolist(),
        "rocAuc": metrics.roc_auc_score(targets, scores),
        **classified(targets, (scores >= 0.5).astype(int), ["binary", "macro", "micro"]),
    }


def several(samples, classes, never):
    targets = state.randint(0, classes, samples)
    scores = state.normal(0, 1, (samples, classes))
    scores[numpy.arange(samples), targets] += 1
    scores[:, never] = -10
    targets[0] = classes - 1
    return {"scores": scores.tolist(), **classified(targets, scores.argmax(1), ["macro", "micro"])}


def regression(shape):
    targets = state.normal(3, 2, shape)
    predictions = targets + state.normal(0, 1, shape)
    return {
        "targets": targets.tolist(),
        "predictions": predictions.tolist(),
        "rSquared": metrics.r2_score(targets, predictions),
    }


reference = {
    "binary": [binary(samples, share) for samples in (2, 15, 60) for share in (0.2, 0.5)],
    "several": [several(30, 3, []), several(40, 4, 1)],
    "regression": [regression(shape) for shape in [(2,), (30,), (12, 3)]],
}
path = Path(__file__).parent.parent / "test" / "scikit-learn-reference.json"
path.write_text(json.dumps(reference, separators=(",", ":")) + "\n")
