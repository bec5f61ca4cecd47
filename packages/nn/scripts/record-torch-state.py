"""Records a small PyTorch model as a safetensors file, with an input and what the model makes of it.

Recorded with PyTorch 1.13.0 and NumPy 1.24.2 on Debian 12 (x86-64, glibc 2.36), which has no package
for safetensors; the format is a length, a header in JSON and the numbers:
https://github.com/huggingface/safetensors#format.

    python3 scripts/record-torch-state.py
"""

import base64
import json
from pathlib import Path

import torch
from torch import nn

torch.manual_seed(5)


class Reader(nn.Module):
    """Looks at each picture of a sequence, and remembers."""

    def __init__(self):
        super().__init__()
        self.look = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten())
        self.memory = nn.LSTM(8, 3, batch_first=True)
        self.heads = nn.ModuleList([nn.Linear(3, 2), nn.Linear(3, 1)])

    def forward(self, x):
        samples, steps = x.shape[:2]
        seen = self.look(x.flatten(0, 1)).reshape(samples, steps, -1)
        last = self.memory(seen)[0][:, -1]
        return torch.cat([head(last) for head in self.heads], 1)


def safetensors(state):
    names = {torch.float32: "F32", torch.float64: "F64", torch.int64: "I64"}
    header, data = {}, b""
    for name, tensor in state.items():
        numbers = tensor.numpy().tobytes()
        offsets = [len(data), len(data) + len(numbers)]
        entry = {"dtype": names[tensor.dtype], "shape": list(tensor.shape), "data_offsets": offsets}
        header[name], data = entry, data + numbers
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


model = Reader()
for _ in range(3):
    model(2 * torch.randn(4, 2, 1, 4, 4) + 1)
model.eval()
x = torch.randn(3, 2, 1, 4, 4)
reference = {
    "file": base64.b64encode(safetensors(model.state_dict())).decode(),
    "shapes": {name: list(tensor.shape) for name, tensor in model.state_dict().items()},
    "x": x.tolist(),
    "y": model(x).tolist(),
}
path = Path(__file__).parent.parent / "test" / "torch-state.json"
path.write_text(json.dumps(reference, separators=(",", ":")) + "\n")
