"""Records scikit-learn's digits for the test that trains a convolutional network on them.

Recorded with scikit-learn 1.2.1 on Debian 12. An image is a string of 64 digits of base 17, one for
each pixel, row by row.

    python3 scripts/record-digits.py
"""

import json
from pathlib import Path

from sklearn.datasets import load_digits

PIXELS = "0123456789abcdefg"
digits = load_digits()
record = {
    "source": "E. Alpaydin and C. Kaynak (1998), Optical Recognition of Handwritten Digits, "
    "UCI Machine Learning Repository, https://doi.org/10.24432/C50P49: its test set",
    "licence": "Creative Commons Attribution 4.0 International (CC BY 4.0)",
    "labels": "".join(map(str, digits.target)),
    "images": ["".join(PIXELS[int(pixel)] for pixel in image) for image in digits.data],
}
path = Path(__file__).parent.parent / "test" / "digits.json"
path.write_text(json.dumps(record, separators=(",", ":")) + "\n")
