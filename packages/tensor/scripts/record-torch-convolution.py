"""Records what PyTorch's convolutions and pooling give, forward and as gradients, in float64.

Run with Debian's python3-torch: /usr/bin/python3 scripts/record-torch-convolution.py
Writes test/torch-convolution.json. Operands are those of `operand` below, which the test makes as
well: small whole numbers, so that sums are exact in every order, and equal maxima abound.
"""
import itertools
import json
import pathlib

import torch
import torch.nn.functional as F


def operand(shape, which):
    """Whole numbers from -4 to 4: (i · 7 + i² + which · 3) mod 9 - 4."""
    i = torch.arange(int(torch.tensor(shape).prod()))
    return ((i * 7 + i * i + which * 3) % 9 - 4).to(torch.float64).reshape(shape).requires_grad_()


def flat(x):
    return [int(v) if v == int(v) else v for v in x.detach().reshape(-1).tolist()]


def record(function, shapes, options, forward):
    operands = [operand(shape, which) for which, shape in enumerate(shapes)]
    result = forward(*operands)
    result.backward(operand(list(result.shape), 7).detach())
    return {
        "function": function, "shapes": shapes, "options": options, "shape": list(result.shape),
        "result": flat(result), "gradients": [flat(x.grad) for x in operands],
    }


def convolution(rank, lengths, size, groups, with_bias, **options):
    channels, out = {1: (2, 3), 2: (4, 2), 3: (3, 6)}[groups]
    shapes = [[2, channels, *lengths], [out, channels // groups, *size]] + ([[out]] if with_bias else [])
    function = {1: F.conv1d, 2: F.conv2d}[rank]
    return record(
        f"conv{rank}d", shapes, {**options, "groups": groups},
        lambda x, weight, bias=None: function(x, weight, bias, groups=groups, **options),
    )


def pool(kind, rank, lengths, size, **options):
    function = getattr(F, f"{kind}_pool{rank}d")
    given = {**options}
    if "countPadding" in given:
        given["count_include_pad"] = given.pop("countPadding")
    return record(f"{kind}Pool{rank}d", [[2, 2, *lengths]], {**options, "size": size}, lambda x: function(x, size, **given))


records = []
grid = itertools.product([[1, 1], [3, 3], [2, 3]], [1, 2, [2, 1]], [0, 1, [2, 0], "same"], [1, [1, 2]], [1, 2, 3])
for i, (size, stride, padding, dilation, groups) in enumerate(grid):
    if i % 5 in (1, 3) or (padding == "same" and stride != 1):
        continue
    records.append(convolution(2, [5, 6], size, groups, i % 2 == 0, stride=stride, padding=padding, dilation=dilation))
for i, (size, stride, padding, dilation, groups) in enumerate(itertools.product([[1], [2], [3]], [1, 3], [0, 2, "same"], [1, 2], [1, 2])):
    if padding == "same" and stride != 1:
        continue
    records.append(convolution(1, [7], size, groups, i % 3 == 0, stride=stride, padding=padding, dilation=dilation))
for size, stride, padding, dilation in itertools.product([2, 3, [3, 2]], [None, 1, [2, 3]], [0, 1], [1, 2]):
    given = {"padding": padding, "dilation": dilation, **({} if stride is None else {"stride": stride})}
    records.append(pool("max", 2, [7, 6], size, **given))
for size, stride, padding, counted in itertools.product([2, [3, 2]], [None, 1, [2, 3]], [0, 1], [True, False]):
    given = {"padding": padding, "countPadding": counted, **({} if stride is None else {"stride": stride})}
    records.append(pool("avg", 2, [7, 6], size, **given))
for size, padding in itertools.product([2, 3], [0, 1]):
    records.append(pool("max", 1, [9], size, padding=padding, stride=2))
    records.append(pool("avg", 1, [9], size, padding=padding))

target = pathlib.Path(__file__).parent.parent / "test" / "torch-convolution.json"
about = f"PyTorch {torch.__version__}; recorded by scripts/record-torch-convolution.py"
lines = ",\n  ".join(json.dumps(one, separators=(",", ":")) for one in records)
target.write_text(f'{{\n "about": {json.dumps(about)},\n "records": [\n  {lines}\n ]\n}}\n')
