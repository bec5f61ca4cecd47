"""Records what PyTorch's layers give, forward and as gradients, for the tests of layers.

Recorded with PyTorch 1.13.0 and NumPy 1.24.2 on Debian 12 (x86-64, glibc 2.36).

    python3 scripts/record-torch-layers.py

Parameters go by PyTorch's names, as in a state. Where it keeps several in one tensor, as in
`in_proj_weight`, each is a part of it by this package's name.
"""

import json
import os
from pathlib import Path

os.environ["ATEN_CPU_CAPABILITY"] = "default"

import numpy
import torch
from torch import nn

torch.set_default_dtype(torch.float64)
state = numpy.random.RandomState(11)
reference = {}


def normal(*shape):
    """Of few digits, which keeps the records short."""
    return torch.tensor(state.normal(size=shape).round(2))


def written(tensor):
    return {"shape": list(tensor.shape), "values": tensor.detach().flatten().tolist()}


def own_names(module):
    """Each parameter's name in a state here, with its tensor and which part of it."""
    for path, parameter in module.named_parameters():
        if "in_proj_" in path:
            thirds = parameter.shape[0] // 3
            for i, role in enumerate(["query", "key", "value"]):
                name = path.replace("in_proj_", f"{role}.")
                yield name, parameter, slice(i * thirds, (i + 1) * thirds)
            continue
        yield path.replace("out_proj.", "output."), parameter, slice(None)


def gradient_of(parameter, part):
    """Zeros where the output does not depend on it."""
    gradient = torch.zeros_like(parameter) if parameter.grad is None else parameter.grad
    return written(gradient[part])


def buffers(module):
    return {
        path: written(buffer)
        for path, buffer in module.named_buffers()
        if "num_batches" not in path
    }


def record(layer, title, module, x, forward=None, modes=("training",)):
    """One run in each mode: the output, and the gradients of its product with given numbers."""
    module = module if isinstance(module, nn.Module) else Function(module)
    for parameter in module.parameters():
        parameter.data = normal(*parameter.shape)
    for name, buffer in module.named_buffers():
        if "running" in name:
            buffer.copy_(normal(*buffer.shape).abs())
    case = {"x": written(x), "parameters": {}, "buffers": buffers(module), "runs": {}}
    for name, parameter, part in own_names(module):
        case["parameters"][name] = written(parameter[part])
    for mode in modes:
        module.train(mode == "training")
        module.zero_grad()
        given = x.clone().requires_grad_(x.is_floating_point())
        y = (forward or (lambda m, x: m(x)))(module, given)
        case.setdefault("gradient", written(normal(*y.shape)))
        gradient = torch.tensor(case["gradient"]["values"]).reshape(y.shape)
        if y.requires_grad:
            y.backward(gradient)
        case["runs"][mode] = {
            "output": written(y),
            "xGradient": written(given.grad) if given.grad is not None else None,
            "gradients": {name: gradient_of(p, part) for name, p, part in own_names(module)},
            "buffers": buffers(module),
        }
    reference.setdefault(layer, {})[title] = case


class Function(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


class Residual(nn.Module):
    def __init__(self, body):
        super().__init__()
        self.body = body

    def forward(self, x):
        return x + self.body(x)


class RmsNorm(nn.Module):
    """PyTorch 1.13 has none: the formula of the paper."""

    def __init__(self, features, epsilon):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.epsilon = epsilon

    def forward(self, x):
        return x / torch.sqrt((x * x).mean(-1, keepdim=True) + self.epsilon) * self.weight


BOTH = ("training", "evaluation")

for name, function in {
    "relu": nn.ReLU(),
    "elu": nn.ELU(),
    "gelu": nn.GELU(),
    "leakyRelu": nn.LeakyReLU(),
    "logSoftmax": nn.LogSoftmax(-1),
    "sigmoid": nn.Sigmoid(),
    "silu": nn.SiLU(),
    "softmax": nn.Softmax(-1),
    "softplus": nn.Softplus(threshold=1e9),
    "softsign": nn.Softsign(),
    "tanh": nn.Tanh(),
}.items():
    record(name, "of a matrix", function, 2 * normal(3, 5))
record("elu", "with an alpha", nn.ELU(0.5), 2 * normal(6))
record("gelu", "by tanh", nn.GELU("tanh"), 2 * normal(6))
record("leakyRelu", "with a slope", nn.LeakyReLU(0.2), 2 * normal(6))
record("softmax", "along axis 1", nn.Softmax(1), normal(2, 3, 2))
record("logSoftmax", "along axis 1", nn.LogSoftmax(1), normal(2, 3, 2))

record("linear", "of samples", nn.Linear(4, 3), normal(5, 4))
record("linear", "of sequences", nn.Linear(4, 3), normal(2, 3, 4))
record("conv1d", "plain", nn.Conv1d(2, 3, 3), normal(2, 2, 6))
record(
    "conv1d",
    "with every setting",
    nn.Conv1d(2, 4, 3, stride=2, padding=2, dilation=2, groups=2),
    normal(2, 2, 7),
)
record("conv2d", "plain", nn.Conv2d(2, 3, 3), normal(2, 2, 4, 5))
record("conv2d", "of the same size", nn.Conv2d(1, 2, (3, 2), padding="same"), normal(1, 1, 4, 4))
record(
    "conv2d",
    "with every setting",
    nn.Conv2d(4, 2, (2, 3), stride=(2, 1), padding=(1, 2), dilation=(1, 2), groups=2),
    normal(1, 4, 4, 5),
)
record("maxPool2d", "plain", nn.MaxPool2d(2), normal(2, 1, 4, 5))
record("maxPool2d", "overlapping", nn.MaxPool2d(3, stride=2, padding=1), normal(1, 2, 5, 5))
record("avgPool2d", "plain", nn.AvgPool2d(2), normal(2, 1, 4, 5))
record("avgPool2d", "overlapping", nn.AvgPool2d(3, stride=2, padding=1), normal(1, 2, 5, 5))
record("flatten", "of images", nn.Flatten(), normal(2, 3, 2, 2))
record("dropout", "at rest", nn.Dropout(0.3), normal(3, 4), modes=("evaluation",))
record("dropout", "of nothing", nn.Dropout(0), normal(3, 4), modes=BOTH)
record("embedding", "of sentences", nn.Embedding(5, 3), torch.tensor([[4, 0, 4], [1, 4, 2]]))
record("layerNorm", "of samples", nn.LayerNorm(5), normal(3, 5))
record("layerNorm", "of sequences", nn.LayerNorm(4, eps=0.1), normal(2, 3, 4))
record("rmsNorm", "of samples", RmsNorm(5, 2**-52), normal(3, 5))
record("rmsNorm", "of sequences", RmsNorm(4, 0.1), normal(2, 3, 4))
record("batchNorm1d", "of samples", nn.BatchNorm1d(3), normal(5, 3), modes=BOTH)
record(
    "batchNorm1d",
    "of sequences",
    nn.BatchNorm1d(3, momentum=0.3, eps=0.1),
    normal(2, 3, 4),
    modes=BOTH,
)
record("batchNorm2d", "of images", nn.BatchNorm2d(2), normal(3, 2, 3, 2), modes=BOTH)
record(
    "residual",
    "of two layers",
    Residual(nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 3))),
    normal(4, 3),
)
record(
    "sequential",
    "with both modes",
    nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 2)),
    normal(5, 3),
    modes=BOTH,
)


def first(module, x):
    return module(x)[0]


for name, module in {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}.items():
    record(name, "of sequences", module(2, 3, batch_first=True), normal(2, 4, 2), first)


def from_state(module, x):
    """Both parts of the state are steps of the input, and the last state is in the output."""
    passes = module.num_layers * (2 if module.bidirectional else 1)
    starts = [x.transpose(0, 1)[i : i + passes].contiguous() for i in (0, 1)]
    if isinstance(module, nn.LSTM):
        output, (hidden, last) = module(x, tuple(starts))
    else:
        output, last = module(x, starts[0])
    return torch.cat([output.flatten(1), last.transpose(0, 1).flatten(1)], 1)


for name, module in {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}.items():
    record(name, "from a state", module(3, 3, batch_first=True), normal(2, 3, 3), from_state)

CAUSAL = torch.ones(3, 3, dtype=torch.bool).triu(1)
PADDING = torch.tensor([[False, False, True], [True, False, False]])


def itself(module, x, **options):
    return module(x, x, x, **options)[0]


def others(module, x):
    key = x.flip(1)
    return module(x, key, 2 * key, key_padding_mask=PADDING)[0]


def attention_weights(module, x):
    return module(x, x, x, average_attn_weights=False)[1]


for title, forward in {
    "to itself": itself,
    "to earlier steps": lambda module, x: itself(module, x, attn_mask=CAUSAL),
    "to others, some of them padding": others,
    "as weights": attention_weights,
}.items():
    attention = nn.MultiheadAttention(4, 2, batch_first=True)
    record("multiHeadAttention", title, attention, normal(2, 3, 4), forward)

for name, module in {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}.items():
    both = {"bidirectional": True, "batch_first": True}
    two = module(2, 3, num_layers=2, batch_first=True)
    record(name, "of two layers", two, normal(2, 4, 2), first)
    record(name, "in both directions", module(2, 3, **both), normal(2, 4, 2), first)
    title = "of two layers in both directions, from a state"
    record(name, title, module(3, 3, num_layers=2, **both), normal(2, 5, 3), from_state)

record("linear", "without a bias", nn.Linear(4, 3, bias=False), normal(5, 4))
record("conv1d", "without a bias", nn.Conv1d(2, 3, 3, bias=False), normal(2, 2, 6))
record("conv2d", "without a bias", nn.Conv2d(2, 3, 2, bias=False), normal(2, 2, 4, 5))

path = Path(__file__).parent.parent / "test" / "torch-layers.json"
path.write_text(json.dumps(reference, separators=(",", ":")) + "\n")
