"""A network of linear layers and rectified linear units, trained by PyTorch as it comes."""

import numpy as np
import torch
from serve import serve

torch.set_num_threads(1)

OPTIMIZERS = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}


def draw(layers, batch, seed):
    """The weights by He's rule, layer by layer, then the inputs; all in row-major order."""
    random = np.random.RandomState(seed)
    weights = [
        random.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))
        for fan_in, fan_out in zip(layers, layers[1:])
    ]
    return weights, random.normal(size=(batch, layers[0]))


def network(weights):
    layers = []
    for weight in weights:
        fan_out, fan_in = weight.shape
        layer = torch.nn.Linear(fan_in, fan_out)
        layer.weight.data = torch.tensor(weight, dtype=torch.float32)
        layer.bias.data.zero_()
        layers += [layer, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def prepare(set_up):
    weights, inputs = draw(set_up["layers"], set_up["batch"], set_up["seed"])
    model = network(weights)
    x = torch.tensor(inputs, dtype=torch.float32)
    classes = set_up["layers"][-1]
    targets = torch.nn.functional.one_hot(torch.arange(len(x)) % classes, classes).float()
    optimizer = OPTIMIZERS[set_up["optimizer"]](model.parameters(), lr=set_up["learningRate"])
    start = [parameter.detach().clone() for parameter in model.parameters()]

    def reset():
        with torch.no_grad():
            for parameter, value in zip(model.parameters(), start):
                parameter.copy_(value)
        for state in optimizer.state.values():
            for value in state.values():
                if torch.is_tensor(value):
                    value.zero_()

    def train():
        losses = []
        for _ in range(set_up["steps"]):
            optimizer.zero_grad(set_to_none=True)
            loss = torch.nn.functional.mse_loss(model(x), targets)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        return losses

    return reset, train


serve(torch.__version__, prepare)
