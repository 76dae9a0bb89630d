#!/usr/bin/env python3
"""Runs all benchmarks and prints their tables in Markdown.

usage: tests/bench/run.py [--build build/release] [--seconds 3] [--json FILE]

Every ratio is taken within one run of this program, the two sides in turns, because a machine's speed drifts. Figures:
engine       MB/s on one core for each stage and for all of it, on tests/bench/article.txt
daemon       CheckDocument against a bare echo of the same bytes: same machine, same client, 1, 4 and 16 callers
start        `claimcheck article.txt` from fork to exit
sizes        100 kB, 1 MB and 10 MB of news text, 1 MB and 10 MB of figures: time and peak memory of `claimcheck`
"""

import argparse
import json
import os
import pathlib
import signal
import statistics
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ARTICLE = HERE / "article.txt"


def table(header, rows):
    print("| " + " | ".join(header) + " |")
    print("|" + "---|" * len(header))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print()


def output(call):
    return json.loads(subprocess.run(call, check=True, stdout=subprocess.PIPE, text=True).stdout)


def engine(build):
    runs = output([build / "tests/bench/engine_benchmark", ARTICLE])
    share = runs["checkers' share of the time"]
    stages = [(k, v) for k, v in runs.items() if k not in ("bytes", "findings", "checkers' share of the time")]
    print("Engine, one core, %d bytes a document:\n" % runs["bytes"])
    table(["stage", "MB/s"], [(name, "%.0f" % speed) for name, speed in stages])
    print("The checkers take %.0f %% of the whole.\n" % (100 * share))
    return runs


class Server:
    """A server on a Unix socket for the length of a with block."""

    def __init__(self, call, socket):
        self.call, self.socket = call, socket

    def __enter__(self):
        self.process = subprocess.Popen([str(c) for c in self.call], stderr=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while not os.path.exists(self.socket):
            if self.process.poll() is not None or time.monotonic() > until:
                raise SystemExit("bench: %s did not start" % self.call[0])
            time.sleep(0.02)
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


def daemon(build, seconds):
    rows, figures = [], {}
    with tempfile.TemporaryDirectory() as folder:
        echo, check = folder + "/echo.sock", folder + "/check.sock"
        client = build / "tests/bench/load_client"

        def load(address, mode, callers):
            return output([client, "unix:" + address, mode, ARTICLE, str(callers), str(seconds)])

        with Server([build / "tests/bench/echo_server", "unix:" + echo], echo), \
                Server([build / "daemon/claimcheckd", "--listen", "unix:" + check], check):
            for callers in (1, 4, 16):
                turns = [(load(echo, "echo", callers), load(check, "check", callers)) for _ in range(3)]
                ratio = statistics.median(b["calls_per_second"] / a["calls_per_second"] for a, b in turns)
                a, b = sorted(turns, key=lambda t: t[1]["calls_per_second"])[1]
                stream = load(check, "stream", callers)
                rows.append((callers, "%.0f" % a["calls_per_second"], "%.0f" % b["calls_per_second"],
                             "%.2f" % ratio, "%d / %d" % (a["p50_us"], a["p99_us"]),
                             "%d / %d" % (b["p50_us"], b["p99_us"]), b["p50_us"] - a["p50_us"],
                             "%.0f" % stream["calls_per_second"]))
                figures[callers] = {"echo": a, "check": b, "ratio": ratio, "stream": stream}
    print("Daemon, %d bytes a document, Unix socket, %d cores:\n" % (ARTICLE.stat().st_size, os.cpu_count()))
    table(["callers", "echo/s", "CheckDocument/s", "ratio", "echo p50 / p99 µs", "check p50 / p99 µs", "added p50 µs",
           "stream docs/s"], rows)
    return figures


def run_once(call):
    """Wall seconds and peak kB of one run."""
    begin = time.monotonic()
    pid = os.posix_spawn(call[0], call, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit("bench: %s failed" % " ".join(call))
    return time.monotonic() - begin, usage.ru_maxrss


def start(build):
    call = [str(build / "clients/cli/claimcheck"), str(ARTICLE)]
    run_once(call)
    millis = sorted(1000 * run_once(call)[0] for _ in range(40))
    print("`claimcheck article.txt`, start to exit: median %.1f ms, slowest of 40 %.1f ms\n" % (
        statistics.median(millis), millis[-1]))
    return {"median_ms": statistics.median(millis), "max_ms": millis[-1]}


def figures_text(size):
    """Nothing but figures and dates, no two sentences alike, for rules that compare them with each other."""
    lines, written = [], 0
    for i in range(size):
        if written >= size:
            break
        lines.append("Port %d counted %d boats on %d May %d, %d of them new, up %d percent from %d a year earlier.\n\n" % (
            i, 200 + i % 977, 1 + i % 28, 1950 + i % 75, 1 + i % 97, 2 + i % 41, 150 + i % 883))
        written += len(lines[-1])
    return "".join(lines).encode()


def sizes(build):
    rows, figures, text = [], {}, ARTICLE.read_bytes() + b"\n\n"
    kinds = (("", lambda size: text * (size // len(text)), ("100 kB", "1 MB", "10 MB")),
             (" of figures", figures_text, ("1 MB", "10 MB")))
    bytes_of = {"100 kB": 100_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
    with tempfile.TemporaryDirectory() as folder:
        for kind, content, names in kinds:
            for name in names:
                path = os.path.join(folder, "article.txt")
                pathlib.Path(path).write_bytes(content(bytes_of[name]))
                call = [str(build / "clients/cli/claimcheck"), "check", "--format", "json", path]
                runs = [run_once(call) for _ in range(5 if not kind else 3)]
                seconds, peak = statistics.median(r[0] for r in runs), max(r[1] for r in runs)
                rows.append((name + kind, "%.0f ms" % (1000 * seconds), "%.1f MB" % (peak / 1024),
                             "%.1f" % (peak * 1024 / os.path.getsize(path))))
                figures[name + kind] = {"seconds": seconds, "peak_kb": peak}
    table(["document", "time", "peak memory", "memory / document"], rows)
    for kind, _, _ in kinds:
        ratio = figures["10 MB" + kind]["seconds"] / figures["1 MB" + kind]["seconds"]
        print("10 MB%s against 1 MB: %.1f times the time\n" % (kind, ratio))
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/release"))
    parser.add_argument("--seconds", type=float, default=3, help="length of each measurement of the daemon")
    parser.add_argument("--only", choices=("engine", "daemon", "start", "sizes"), help="run one of them")
    parser.add_argument("--json", metavar="FILE", help="also write all figures to FILE")
    options = parser.parse_args()
    build = options.build.resolve()
    todo = {"engine": lambda: engine(build), "daemon": lambda: daemon(build, options.seconds),
            "start": lambda: start(build), "sizes": lambda: sizes(build)}
    figures = {name: run() for name, run in todo.items() if options.only in (None, name)}
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
