#!/usr/bin/env python3
"""Ten times as many documents as there is time for: what comes of those that are let in.

usage: tests/bench/overload.py [--build build/release] [--seconds 5] [--turns 3] [--workers 1] [--bytes 50000]
                               [--queue-wait 0.03]

Offers documents of --bytes at fixed rates and takes from all turns together: the peak (the most that was checked a second
at any rate up to twice the capacity), the goodput at ten times the capacity against it, the p99 of what was checked at ten
times against the p99 at the capacity, and the health probes at ten times. Capacity is what a closed loop of eight callers for
each worker gets done. --queue-wait is limits.queue_wait_s: what a caller will wait. Leave a core to the front and to those
who offer: on two cores, one worker.
"""

import argparse
import pathlib
import statistics
import tempfile

from run import ARTICLE, Server, output, table

TIMES = (0.5, 0.8, 1, 1.5, 2, 10)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/release"))
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--bytes", type=int, default=50_000)
    parser.add_argument("--queue-wait", type=float, default=0.03)
    options = parser.parse_args()
    build = options.build.resolve()
    with tempfile.TemporaryDirectory() as folder:
        socket, document = folder + "/s", pathlib.Path(folder, "article.txt")
        text = ARTICLE.read_bytes() + b"\n\n"
        document.write_bytes((text * (1 + options.bytes // len(text)))[:options.bytes])
        runs = {times: [] for times in TIMES}
        capacities = []
        with Server([build / "daemon/claimcheckd", "--listen", "unix:" + socket, "--workers", options.workers,
                     "--queue-wait", options.queue_wait], socket):
            for _ in range(options.turns):
                closed = output([build / "tests/bench/load_client", "unix:" + socket, "check", document,
                                 str(8 * options.workers), str(options.seconds)])
                capacities.append(closed["calls_per_second"])
                for times in TIMES:
                    runs[times].append(output([build / "tests/bench/overload_client", "unix:" + socket, document,
                                               str(times * capacities[-1]), str(options.seconds)]))

    def middle(times, key):
        return statistics.median(run[key] for run in runs[times])

    print("Overload, %d bytes a document, workers: %d, capacity %.0f documents/s, queue_wait_s %g:\n" % (
        options.bytes, options.workers, statistics.median(capacities), options.queue_wait))
    table(["offered", "documents/s offered", "checked/s", "refused/s", "p50 / p99 of checked ms", "health p50 / p99 ms"],
          [["%g times" % times, "%.0f" % middle(times, "offered_per_second"),
            "%.0f" % middle(times, "checked_per_second"),
            "%.0f" % (middle(times, "refused") / (0.9 * options.seconds)),
            "%.1f / %.1f" % (middle(times, "p50_us") / 1000, middle(times, "p99_us") / 1000),
            "%.1f / %.1f" % (middle(times, "health_p50_us") / 1000, middle(times, "health_p99_us") / 1000)]
           for times in TIMES])
    peak = max(middle(times, "checked_per_second") for times in TIMES if times <= 2)
    print("At ten times: goodput %.0f %% of the peak, p99 %.1f times that at capacity, failed %d" % (
        100 * middle(10, "checked_per_second") / peak, middle(10, "p99_us") / middle(1, "p99_us"),
        sum(run["failed"] for run in runs[10])))


if __name__ == "__main__":
    main()
