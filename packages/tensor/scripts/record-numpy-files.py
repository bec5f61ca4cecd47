"""Records files as NumPy writes them, and one as the safetensors specification lays it out.

Run with NumPy 2: python3 scripts/record-numpy-files.py
Writes test/numpy-files.json. Files are in base64; beside each stand the shape and, again in base64,
the values as little-endian float64 in C order. The safetensors file is put together by hand after
https://github.com/huggingface/safetensors#format: eight bytes of length, JSON, data.
"""

import base64
import io
import json
import pathlib
import struct

import numpy as np


def text(data):
    return base64.b64encode(data).decode()


def expected(array):
    values = np.ascontiguousarray(array).astype("<f8")
    return {"shape": list(array.shape), "values": text(values.tobytes())}


def npy(array, version=None):
    file = io.BytesIO()
    np.lib.format.write_array(file, array, version=version)
    return file.getvalue()


def npz(save, **arrays):
    file = io.BytesIO()
    save(file, **arrays)
    return {
        "file": text(file.getvalue()),
        "arrays": {name: expected(array) for name, array in arrays.items()},
    }


def safetensors(metadata, tensors):
    header, data = {"__metadata__": metadata}, b""
    for name, dtype, shape, raw, _ in tensors:
        header[name] = {
            "dtype": dtype,
            "shape": shape,
            "data_offsets": [len(data), len(data) + len(raw)],
        }
        data += raw
    encoded = json.dumps(header, separators=(",", ":")).encode()
    encoded += b" " * (-len(encoded) % 8)
    return {
        "file": text(struct.pack("<Q", len(encoded)) + encoded + data),
        "metadata": metadata,
        "arrays": {name: expected(array) for name, _, _, _, array in tensors},
    }


random = np.random.default_rng(20)
matrix = random.normal(size=(3, 4))
cube = random.normal(size=(2, 3, 2))
special = np.array([0.0, -0.0, np.inf, -np.inf, np.nan, 5e-324, 1e308, 0.1])
halves = np.array([0, -0.0, 1, -2, 65504, 2**-24, 2**-14, 0.1, np.inf, -np.inf, np.nan], "<f2")

arrays = {
    "float64": matrix,
    "float64, big-endian": matrix.astype(">f8"),
    "float64, Fortran order": np.asfortranarray(matrix),
    "float64, three axes, Fortran order": np.asfortranarray(cube),
    "float64, special values": special,
    "float32": cube.astype("<f4"),
    "float32, big-endian, Fortran order": np.asfortranarray(matrix.astype(">f4")),
    "float16": halves,
    "float16, big-endian": halves.astype(">f2"),
    "int32": np.array([[0, -1], [2**31 - 1, -(2**31)]], "<i4"),
    "int32, big-endian": np.arange(6, dtype=">i4"),
    "bool": matrix > 0,
    "int64": np.array([0, 1, -1, 2**31 - 1, -(2**31)], "<i8"),
    "int64, big-endian": np.array([1, -2], ">i8"),
    "int16": np.array([1, -(2**15)], "<i2"),
    "int8": np.array([1, -128], "i1"),
    "uint64": np.array([1, 2**31 - 1], "<u8"),
    "uint32": np.array([1, 2**31 - 1], "<u4"),
    "uint16": np.array([1, 2**16 - 1], "<u2"),
    "uint8": np.array([1, 255], "u1"),
    "a scalar": np.array(2.5),
    "a vector": np.arange(5.0),
    "no elements": np.zeros((0, 3)),
    "a long axis": np.arange(1000.0),
    "many axes": random.normal(size=(1, 2) * 4),
}

refused = {
    "complex128": np.zeros(2, "c16"),
    "text": np.array(["a", "bc"]),
    "records": np.zeros(2, [("a", "<f8"), ("b", "<i4")]),
    "too large an int64": np.array([0, 2**31], "<i8"),
    "too large a uint32": np.array([2**32 - 1], "<u4"),
    "an int64 beyond 2^53": np.array([2**60 + 1], "<i8"),
    "longdouble": np.zeros(2, np.longdouble),
}

# BF16 is the upper half of a float32; these numbers need no more.
brain = np.array([1.5, -2, 0.15625], "<f4")

records = {
    "npy": {
        name: {"file": text(npy(array)), **expected(array)}
        for name, array in arrays.items()
    },
    "versions": {
        name: {"file": text(npy(matrix, version)), **expected(matrix)}
        for name, version in {"2.0": (2, 0), "3.0": (3, 0)}.items()
    },
    "refused": {name: text(npy(array)) for name, array in refused.items()},
    "npz": {
        "np.savez": npz(np.savez, w=matrix, b=special, seed=np.array(3.0)),
        "np.savez_compressed": npz(np.savez_compressed, w=matrix, zeros=np.zeros((9, 12))),
        "a name beyond ASCII": npz(np.savez, **{"θ": cube.astype("<f4")}),
    },
    "safetensors": safetensors(
        {"format": "pt"},
        [
            ("double", "F64", [3, 4], matrix.astype("<f8").tobytes(), matrix),
            ("linear.bias", "F32", [4], matrix[0].astype("<f4").tobytes(), matrix[0].astype("<f4")),
            ("empty", "F32", [0, 2], b"", np.zeros((0, 2))),
            ("half", "F16", [11], halves.tobytes(), halves),
            ("brain", "BF16", [3], brain.view("<u2")[1::2].tobytes(), brain),
            ("indices", "I32", [3], np.array([2, 0, -1], "<i4").tobytes(), np.array([2, 0, -1])),
            ("mask", "BOOL", [2, 2], b"\1\0\0\1", np.eye(2)),
            ("labels", "I64", [3], struct.pack("<3q", 7, 0, -1), np.array([7, 0, -1])),
            ("pixels", "U8", [2], b"\0\xff", np.array([0, 255])),
            ("scalar", "F32", [], struct.pack("<f", 0.5), np.array(0.5)),
        ],
    ),
}

target = pathlib.Path(__file__).parent.parent / "test" / "numpy-files.json"
about = f"NumPy {np.__version__}; recorded by scripts/record-numpy-files.py"
target.write_text(json.dumps({"about": about, **records}, indent=1, ensure_ascii=False) + "\n")
