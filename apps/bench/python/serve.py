"""A contender's side of the talk with the benchmark.

The first line of standard input is the set-up, as JSON; the answer is the library's version. Every
further line asks for one run; the answer is its time and its losses. The end of the input ends it.
"""

import json
import sys
import time


def serve(version, prepare):
    """`prepare(set_up)` gives the two functions of a run: one that brings everything back to the
    start, which is not timed, and one that trains and returns the losses."""
    reset, train = prepare(json.loads(sys.stdin.readline()))
    answer({"version": version})
    for _ in sys.stdin:
        reset()
        start = time.perf_counter()
        losses = train()
        seconds = time.perf_counter() - start
        # As text, because JSON has no NaN.
        answer({"seconds": seconds, "losses": [repr(float(loss)) for loss in losses]})


def answer(message):
    print(json.dumps(message), flush=True)
