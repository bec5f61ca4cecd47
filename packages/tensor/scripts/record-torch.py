"""Records what PyTorch gives for every operation: the result, and its gradients, in float64.

Run with Debian's python3-torch and python3-mpmath: /usr/bin/python3 scripts/record-torch.py
Writes test/torch-values.json. A case is an expression of the operands below; the test writes the
same one with our functions, in the same order. Gradients are those of the sum of the result's
elements, each times its weight (see `weights`).
"""
import json
import math
import pathlib
import re

import mpmath as mp
import torch
import torch.nn.functional as F

NAN, INFINITY = math.nan, math.inf
mp.mp.dps = 60


def real(values):
    return torch.tensor(values, dtype=torch.float64)


OPERANDS = {
    "scalar": real(1.25),
    "row": real([1.5, -0.7, 0.9]),
    "pair": real([0.2, 1.1]),
    "column": real([[0.8], [-1.1]]),
    "matrix": real([[0.3, -1.2, 2.1], [1.7, 0.6, -0.4]]),
    "positive": real([[0.4, 1.3, 2.2], [3.1, 0.7, 5]]),
    "square": real([[2, -0.4, 0.7], [0.3, 1.6, -1.1], [-0.8, 0.5, 2.4]]),
    "tall": real([[0.3, 1.7], [-1.2, 0.6], [2.1, -0.4]]),
    "batch": real([[[0.7, -0.2, 1.1], [0.5, 2, -0.9]], [[-1.3, 0.4, 0.6], [1.8, -0.1, 0.3]]]),
    "squares": real([[[2, -0.4], [0.3, 1.6]], [[0.1, 1.9], [-2.2, 0.6]]]),
    "small": real([-1e-3, -1e-9, 1e-300, 1e-20, 1e-5, 0.01]),
    "wide": real([-740, -60.5, -36.7, -18.3, -5.5, 4.25, 19.1, 33, 61, 709]),
    "huge": real([[1000, 1001, 999], [-1000, -1001.5, -1000]]),
    "special": real([NAN, INFINITY, -INFINITY, 0, -0.0, 0.5, -0.5, 1.5, -2.5, 7]),
    "other": real([1, 0, -INFINITY, 0, 0, NAN, -0.5, 2, -3, 6.5]),
    "ties": real([[3, 1, 3], [1, 1, 1], [0, -2, 0]]),
    "spoiled": real([[1, NAN, 3], [INFINITY, 2, INFINITY], [-INFINITY, -INFINITY, -INFINITY]]),
    "zeros": real([[0, 2, -3], [0, 0, 5], [4, 0.5, 2]]),
    "finite": real([INFINITY, -INFINITY, 0, 0.5, -0.5, 1.5, -2.5, 7]),
    "medium": real([-36.7, -18.3, -5.5, 4.25, 19.1, 33]),
    "targets": real([[1, 0, 0.25], [1, 0, 1]]),
    "signal": real([[[0.4, -1.3, 2.2, 0.9, -0.1], [1.1, 0.7, -0.5, 2, 0.3]]]),
    "filters": real([[[0.6, -0.2], [1.4, 0.9]], [[-0.7, 0.3], [0.8, -1.6]]]),
    "bias": real([0.35, -1.5]),
    "image": real([[[[0.4, -1.3, 2.2, 0.9], [1.1, 0.7, -0.5, 2], [0.3, 2.6, 1.9, -0.8], [-1.7, 0.2, 1.3, 0.6]],
                    [[-0.3, 0.8, 0.1, 1.6], [2.4, -1.1, 0.5, 0.2], [1.2, -0.6, -2, 0.9], [0.7, 1.4, -0.9, 1]]]]),
    "window": real([[[[0.6, -0.2], [1.4, 0.9]], [[0.5, 1.1], [-0.3, 0.7]]]]),
    "index": torch.tensor([2, 0, 2, 1], dtype=torch.int64),
    "places": torch.tensor([[2, 0, 2], [0, 0, 1]], dtype=torch.int64),
    "truth": torch.tensor([[True, False, True], [False, False, True]]),
    "lie": torch.tensor([True, True, False]),
}

# Of each operation, what is recorded. Our own operations are called by our own names.
CASES = {
    "abs": ["abs(matrix)", "abs(finite)"],
    "add": ["matrix + row", "column + scalar", "special + other"],
    "all": ["truth.all()", "truth.all(1)", "zeros.bool().all(0, keepdim=True)", "spoiled.bool().all(1)"],
    "any": ["truth.any()", "truth.any(0)", "zeros.bool().any(1, keepdim=True)", "spoiled.bool().any(1)"],
    "argmax": ["ties.argmax()", "ties.argmax(1)", "spoiled.argmax(0, keepdim=True)"],
    "argmin": ["ties.argmin()", "ties.argmin(1)", "spoiled.argmin(1, keepdim=True)"],
    "asType": ["matrix.to(torch.float32)", "matrix.to(torch.int32)", "special.to(torch.bool)", "truth.to(torch.float64)"],
    "at": ["batch[1, :, 0:2]", "batch[..., -1]", "square[1:, ::2]"],
    "avgPool1d": ["F.avg_pool1d(signal, 2)", "F.avg_pool1d(signal, 3, 2, 1, count_include_pad=False)"],
    "avgPool2d": ["F.avg_pool2d(image, 2)", "F.avg_pool2d(image, (3, 2), (1, 2), (1, 0))"],
    "broadcastTo": ["torch.broadcast_to(column, (3, 2, 4))", "torch.broadcast_to(scalar, (2, 2))"],
    "ceil": ["ceil(matrix)", "ceil(special)"],
    "clamp": ["clamp(matrix, -0.5, 1.7)", "clamp(matrix, row, scalar)", "clamp(special, -0.5, 1.5)"],
    "concat": ["torch.cat([matrix, column, matrix], 1)", "torch.cat([row, pair])"],
    "conv1d": ["F.conv1d(signal, filters)", "F.conv1d(signal, filters, bias, 2, 1)"],
    "conv2d": ["F.conv2d(image, window)", "F.conv2d(image, window, None, (1, 2), (1, 0), 2)"],
    "cos": ["cos(matrix)", "cos(wide)", "cos(special)"],
    "cumsum": ["cumsum(matrix, 0)", "cumsum(batch, -1)"],
    "det": ["torch.det(square)", "torch.det(squares)"],
    "diagonal": ["torch.diagonal(square)", "torch.diagonal(batch, 1, 1, 2)"],
    "div": ["matrix / positive", "column / row", "1 / matrix", "special / other"],
    "dot": ["torch.dot(row, row)", "torch.dot(row, index.to(row)[:3])"],
    "einsum": ["torch.einsum('ij,kj->ki', matrix, positive)", "torch.einsum('bij,j->b', batch, row)", "torch.einsum('ii', square)"],
    "elu": ["F.elu(matrix)", "F.elu(wide, 0.3)", "F.elu(special)"],
    "equal": ["matrix == 0.6", "special == other"],
    "erf": ["torch.erf(matrix)", "torch.erf(small)", "torch.erf(special)"],
    "exp": ["exp(matrix)", "exp(wide)", "exp(special)"],
    "expand": ["column.expand(2, -1, 3)", "row.expand(2, 3)"],
    "expm1": ["torch.expm1(matrix)", "torch.expm1(small)", "torch.expm1(special)"],
    "flatten": ["batch.flatten()", "batch.flatten(1)"],
    "flip": ["matrix.flip((0, 1))", "batch.flip((1,))"],
    "floor": ["floor(matrix)", "floor(special)"],
    "gelu": ["F.gelu(matrix)", "F.gelu(matrix, approximate='tanh')"],
    "greater": ["matrix > row", "special > other"],
    "greaterEqual": ["matrix >= row", "special >= other"],
    "indexSelect": ["torch.index_select(square, 0, index)", "torch.index_select(batch, 2, index)"],
    "inverse": ["torch.inverse(square)", "torch.inverse(squares)"],
    "isFinite": ["torch.isfinite(special)"],
    "isNaN": ["torch.isnan(special)"],
    "leakyRelu": ["F.leaky_relu(matrix)", "F.leaky_relu(special, 0.2)"],
    "less": ["matrix < row", "special < other"],
    "lessEqual": ["matrix <= row", "special <= other"],
    "log": ["log(positive)", "log(special)", "log(huge.exp() + positive)"],
    "log1p": ["torch.log1p(positive)", "torch.log1p(small)", "torch.log1p(special)"],
    "logSoftmax": ["torch.log_softmax(matrix, -1)", "torch.log_softmax(batch, 0)", "torch.log_softmax(huge, 1)"],
    "logSumExp": ["torch.logsumexp(matrix, (0, 1))", "torch.logsumexp(batch, (0, 2), keepdim=True)", "torch.logsumexp(huge.detach(), 1)", "torch.logsumexp(spoiled, 1)"],
    "logicalAnd": ["torch.logical_and(truth, lie)"],
    "logicalNot": ["torch.logical_not(truth)"],
    "logicalOr": ["torch.logical_or(truth, lie)"],
    "logicalXor": ["torch.logical_xor(truth, lie)"],
    "logisticLoss": ["F.binary_cross_entropy_with_logits(matrix, targets, reduction='none')", "F.binary_cross_entropy_with_logits(column.expand(2, 3), targets, reduction='none')"],
    "matmul": ["matrix @ square", "batch @ square", "batch @ row", "row @ square", "squares @ batch"],
    "max": ["ties.amax((0, 1))", "ties.amax(1)", "spoiled.amax(0, keepdim=True)"],
    "maxPool1d": ["F.max_pool1d(signal, 2)", "F.max_pool1d(signal, 3, 1, 1)"],
    "maxPool2d": ["F.max_pool2d(image, 2)", "F.max_pool2d(image, (2, 3), 1, (1, 0))"],
    "maximum": ["torch.maximum(matrix, row)", "torch.maximum(ties, ties.flip(1))", "torch.maximum(special, other)"],
    "mean": ["matrix.mean()", "batch.mean((0, 2))", "matrix.mean(1, keepdim=True)", "spoiled.mean(1)"],
    "min": ["ties.amin((0, 1))", "ties.amin(0)", "spoiled.amin(1, keepdim=True)"],
    "minimum": ["torch.minimum(matrix, row)", "torch.minimum(ties, ties.flip(1))", "torch.minimum(special, other)"],
    "mul": ["matrix * row", "column * row", "special * other"],
    "neg": ["-matrix", "-special"],
    "norm": ["torch.linalg.vector_norm(matrix)", "torch.linalg.vector_norm(batch, 1, (0, 2))", "torch.linalg.vector_norm(ties, math.inf, 1)", "torch.linalg.vector_norm(0 * row)"],
    "notEqual": ["matrix != 0.6", "special != other"],
    "oneHot": ["F.one_hot(index, 4)", "F.one_hot(places, 3)"],
    "outer": ["torch.outer(row, pair)", "torch.outer(row, row)"],
    "pad": ["F.pad(matrix, (1, 2, 0, 1))", "F.pad(batch, (0, 1, 1, 1, 0, 2), value=-0.5)"],
    "permute": ["batch.permute(2, 0, 1)"],
    "pow": ["positive ** row", "matrix ** 3", "matrix ** 2", "positive ** -0.5", "2 ** matrix", "special ** 2"],
    "prod": ["zeros.prod(1)", "zeros.prod(0, keepdim=True)", "matrix.prod()"],
    "qr": ["torch.linalg.qr(square)[0]", "torch.linalg.qr(tall)[1]", "torch.matmul(*torch.linalg.qr(squares))"],
    "relu": ["F.relu(matrix)", "F.relu(finite)"],
    "repeat": ["matrix.repeat_interleave(2, 1)", "batch.repeat_interleave(3, 0)"],
    "reshape": ["matrix.reshape(3, -1)", "matrix.T.reshape(6)"],
    "roll": ["matrix.roll(1, -1)", "batch.roll(-2, 2)"],
    "round": ["torch.round(matrix)", "torch.round(special)"],
    "rsqrt": ["torch.rsqrt(positive)", "torch.rsqrt(torch.square(finite))"],
    "sigmoid": ["torch.sigmoid(matrix)", "torch.sigmoid(medium.detach())", "torch.sigmoid(special)"],
    "sign": ["torch.sign(matrix)", "torch.sign(finite)"],
    "silu": ["F.silu(matrix)", "F.silu(medium)"],
    "sin": ["sin(matrix)", "sin(wide)", "sin(special)"],
    "slice": ["matrix[:, 1:]", "batch[:, :, 0:-1:2]"],
    "slidingWindows": ["matrix.unfold(1, 2, 1)", "image.unfold(2, 2, 2).unfold(3, 3, 1)"],
    "softmax": ["torch.softmax(matrix, -1)", "torch.softmax(batch, 0)", "torch.softmax(huge, 1)"],
    "softplus": ["F.softplus(matrix, threshold=1000)", "F.softplus(medium, threshold=1000)"],
    "softsign": ["F.softsign(matrix)", "F.softsign(medium)"],
    "solve": ["torch.linalg.solve(square, row)", "torch.linalg.solve(square, tall)", "torch.linalg.solve(squares, matrix)"],
    "split": ["batch.split((1, 2), 2)[1]", "matrix.split(2, 1)[0]"],
    "sqrt": ["sqrt(positive)", "sqrt(special)"],
    "square": ["torch.square(matrix)", "torch.square(special)"],
    "squeeze": ["column.squeeze()", "column.squeeze(1)"],
    "stack": ["torch.stack([matrix, positive])", "torch.stack([row, row], 1)"],
    "std": ["matrix.std()", "batch.std((0, 2), correction=0, keepdim=True)", "ties.std(1, correction=1)"],
    "sub": ["matrix - row", "1 - column", "special - other"],
    "sum": ["matrix.sum()", "batch.sum((0, 2))", "matrix.sum(-1, keepdim=True)", "spoiled.sum(1)"],
    "svd": ["torch.linalg.svd(square)[1]", "torch.linalg.svd(tall, full_matrices=False)[1]"],
    "takeAlong": ["torch.gather(matrix, 1, places)", "torch.gather(square, 0, places)"],
    "tanh": ["torch.tanh(matrix)", "torch.tanh(small)", "torch.tanh(special)"],
    "tile": ["matrix.tile((2, 1))", "row.tile((2, 2))"],
    "transpose": ["matrix.transpose(-2, -1)", "batch.transpose(0, 2)"],
    "tril": ["square.tril()", "batch.tril(-1)"],
    "triu": ["square.triu()", "batch.triu(1)"],
    "unsqueeze": ["matrix.unsqueeze(1)", "row.unsqueeze(-1)"],
    "variance": ["matrix.var()", "batch.var((0, 2), correction=0, keepdim=True)", "matrix.var(1)"],
    "where": ["torch.where(truth, matrix, row)", "torch.where(lie, column, 0.5)"],
}

# Where ours differs on purpose: value or slope, at these arguments, and what it should be there.
# What PyTorch rounds away is computed with 60 digits; the rest is a convention, stated as such.
DIFFERENCES = [
    ("abs", "slope", torch.abs, [NAN], lambda x: NAN, "the slope at NaN is NaN"),
    ("relu", "slope", F.relu, [NAN], lambda x: 0, "the slope is 1 above 0 alone"),
    ("sign", "value", torch.sign, [NAN], lambda x: NAN, "NaN has no sign"),
    ("softplus", "value", F.softplus, [20.5, 30], lambda x: mp.log1p(mp.exp(x)), "PyTorch gives x beyond its threshold of 20"),
    ("sigmoid", "value", torch.sigmoid, [-740], lambda x: 1 / (1 + mp.exp(-x)), "PyTorch's e^−x overflows"),
    ("sigmoid", "slope", torch.sigmoid, [7, 20, 38], lambda x: 1 / (mp.exp(x / 2) + mp.exp(-x / 2)) ** 2, "PyTorch's 1 − y loses digits"),
    ("tanh", "slope", torch.tanh, [3, 7, 19], lambda x: mp.sech(x) ** 2, "PyTorch's 1 − y² loses digits"),
    ("silu", "slope", F.silu, [-INFINITY], lambda x: 0, "PyTorch takes ∞ · 0"),
    ("softsign", "slope", F.softsign, [60, -740, 1e6], lambda x: 1 / (1 + abs(x)) ** 2, "PyTorch takes the difference of two quotients"),
    ("logisticLoss", "value", lambda x: F.binary_cross_entropy_with_logits(x, torch.ones_like(x), reduction="none"),
     [4.25, 19.1, 33, 61, 709], lambda x: mp.log1p(mp.exp(-x)), "PyTorch's loss of a certain prediction loses its digits"),
    ("logisticLoss", "slope", lambda x: F.binary_cross_entropy_with_logits(x, torch.ones_like(x), reduction="none"),
     [19.1, 33, 61, 709], lambda x: -1 / (1 + mp.exp(x)), "PyTorch's σ(x) − 1 loses digits"),
]


def difference(operation, part, function, arguments, exact, reason):
    x = real(arguments).requires_grad_()
    y = function(x)
    y.sum().backward()
    given = numbers(x.grad if part == "slope" else y)
    right = [number(float(exact(mp.mpf(argument)))) for argument in arguments]
    return {"operation": operation, "part": part, "at": numbers(x), "torch": given, "right": right, "reason": reason}


def weights(shape):
    """Of each element: (1 + i · 7 mod 11) / 4, with alternating signs."""
    i = torch.arange(math.prod(shape))
    return ((1 + i * 7 % 11) / 4 * (1 - 2 * (i % 2))).to(torch.float64).reshape(shape)


def number(value):
    if not math.isfinite(value):
        return {NAN: "NaN", INFINITY: "Infinity"}.get(value, "-Infinity") if value == value else "NaN"
    return int(value) if value == int(value) and str(value) != "-0.0" else value


def numbers(x):
    return [number(float(value)) for value in x.detach().reshape(-1)]


def tensor(x):
    dtype = {} if x.is_floating_point() else {"dtype": "bool" if x.dtype == torch.bool else "int32"}
    return {"shape": list(x.shape), "values": numbers(x), **dtype}


def record(expression):
    names = [name for name in OPERANDS if re.search(rf"(?<![.\w]){name}\b", expression)]
    scope = {name: OPERANDS[name].clone() for name in names}
    leaves = {name: x.requires_grad_() for name, x in scope.items() if x.is_floating_point()}
    result = eval(expression, {**vars(torch), "torch": torch, "F": F, "math": math}, scope)
    found = {"torch": expression, **tensor(result)}
    if result.requires_grad:
        result.backward(weights(result.shape).to(result.dtype))
        found["gradients"] = {name: numbers(x.grad) for name, x in leaves.items() if x.grad is not None}
    return found


def written(x):
    return json.dumps(x, separators=(",", ":"), ensure_ascii=False)


def main():
    operands = ",\n  ".join(f'"{name}": {written(tensor(x))}' for name, x in OPERANDS.items())
    operations = ",\n  ".join(
        f'"{name}": [\n   ' + ",\n   ".join(written(record(one)) for one in cases) + "\n  ]" for name, cases in CASES.items()
    )
    about = f"PyTorch {torch.__version__}; recorded by scripts/record-torch.py"
    target = pathlib.Path(__file__).parent.parent / "test" / "torch-values.json"
    differences = ",\n  ".join(written(difference(*one)) for one in DIFFERENCES)
    target.write_text(
        f'{{\n "about": {json.dumps(about)},\n "operands": {{\n  {operands}\n }},\n "operations": {{\n  {operations}\n }},\n "differences": [\n  {differences}\n ]\n}}\n'
    )


main()
