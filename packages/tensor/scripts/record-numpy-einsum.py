"""Records what NumPy's einsum gives, for every feature of the notation.

Run with any python3 that has NumPy: python3 scripts/record-numpy-einsum.py
Writes test/numpy-einsum.json. The operands are those of `operand` below, which the test makes as
well: small whole numbers, so that every order of additions gives the same.
"""
import json
import pathlib

import numpy as np


def operand(shape, which):
    """Whole numbers from -3 to 3: (i · 5 + which · 3) mod 7 - 3."""
    i = np.arange(int(np.prod(shape)))
    return ((i * 5 + which * 3) % 7 - 3.0).reshape(shape)


CASES = [
    ("i->i", [3]), ("i->", [3]), ("ij->ji", [2, 3]), ("ji", [2, 3]), ("ij->", [2, 3]), ("ij->j", [2, 3]), ("ba", [2, 3]),
    ("ii", [3, 3]), ("ii->i", [3, 3]), ("iji->j", [2, 3, 2]), ("iii->i", [2, 2, 2]), ("ijij->ij", [2, 3, 2, 3]), ("iijj", [2, 2, 3, 3]),
    ("i,i", [3], [3]), ("i,j", [3], [2]), ("i,j->ji", [3], [2]), ("i,i->i", [3], [3]), ("i,j->", [3], [2]), ("i,j->i", [3], [2]),
    ("ij,jk", [2, 3], [3, 4]), ("ij,jk->ki", [2, 3], [3, 4]), ("ij,kj->ik", [2, 3], [4, 3]), ("ij,ij->ij", [2, 3], [2, 3]),
    ("ij,ij", [2, 3], [2, 3]), ("ij,ij->i", [2, 3], [2, 3]), ("ij,j->i", [2, 3], [3]), ("j,ij", [3], [2, 3]), ("ij,ji->", [2, 3], [3, 2]),
    ("bij,bjk->bik", [2, 2, 3], [2, 3, 2]), ("bij,bjk->ik", [2, 2, 3], [2, 3, 2]), ("bij,jk->kbi", [2, 2, 3], [3, 2]), ("ibj,jbk->kib", [2, 2, 3], [3, 2, 2]),
    ("ijk,jil->kl", [2, 3, 4], [3, 2, 2]), ("ijk,kj->", [2, 3, 4], [4, 3]), ("ii,ij->ij", [3, 3], [3, 2]), ("ab,cb,c->a", [2, 3], [4, 3], [4]),
    ("i,ij,j", [2], [2, 3], [3]), ("i,ij,j->", [2], [2, 3], [3]), ("ij,jk,kl->il", [2, 3], [3, 2], [2, 4]), ("i,i,i->i", [3], [3], [3]), ("i,j,k->kji", [2], [3], [2]),
    ("ab,ab,ab->b", [2, 3], [2, 3], [2, 3]), ("bn,anm,bm->ba", [2, 3], [4, 3, 2], [2, 2]), ("iB,Bj->ij", [2, 3], [3, 2]), ("Ba,aC", [2, 3], [3, 2]),
    ("...", [2, 3]), ("...->...", []), ("...i->...", [2, 3]), ("i...->...i", [2, 3, 4]), ("...ii->...i", [2, 3, 3]), ("a...b->b...a", [2, 3, 4]), ("...i", [2, 3]),
    ("...ij,...jk->...ik", [2, 2, 3], [2, 3, 2]), ("...ij,...jk->...ik", [4, 1, 2, 3], [2, 3, 2]), ("...ij,jk->...ik", [2, 2, 3], [3, 2]), ("...,...->...", [2, 3], [3]),
    ("...i,i->...", [2, 3], [3]), ("i...,i...->...", [3, 2], [3, 2]), ("...i,...i", [2, 3], [3]), ("...a,b->b...", [2, 3], [2]), ("i...j,j->...", [2, 3, 2], [2]),
    ("ij,ij->ij", [2, 1], [2, 3]), ("ij,jk->ik", [2, 1], [3, 4]), ("ij,ik->ijk", [1, 2], [3, 2]), ("i,i->", [1], [3]),
    ("", []), ("->", []), (",", [], []), (",i->i", [], [3]), ("i,->", [3], []),
    ("ij->j", [0, 3]), ("ij,jk->ik", [2, 0], [0, 3]), (" ij , jk -> ik ", [2, 3], [3, 2]),
]

records = []
for subscripts, *shapes in CASES:
    result = np.einsum(subscripts, *(operand(shape, which) for which, shape in enumerate(shapes)))
    records.append({"subscripts": subscripts, "shapes": shapes, "shape": list(result.shape), "result": np.ravel(result + 0.0).tolist()})

target = pathlib.Path(__file__).parent.parent / "test" / "numpy-einsum.json"
about = f"numpy.einsum {np.__version__}; recorded by scripts/record-numpy-einsum.py"
lines = ",\n  ".join(json.dumps(record) for record in records)
target.write_text(f'{{\n "about": {json.dumps(about)},\n "records": [\n  {lines}\n ]\n}}\n')
