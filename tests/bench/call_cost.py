#!/usr/bin/env python3
"""What one call costs, by process: processor time, context switches and system calls.

echo     a bare gRPC echo of the article
engine   the same echo, which has the engine check the article before it answers: gRPC and the work, nothing else
check    CheckDocument: what it takes beyond "engine" is the price of isolation and of the service
stream   a document of CheckDocuments

usage: tests/bench/call_cost.py [--build build/release] [--seconds 2] [--callers 1 16] [--turns 3] [--syscalls] [--profile]

Medians of --turns turns. Processor time is the kernel's count for each thread, so other programs on the machine hardly change it, where latency
would be noise. The client is one of the processes: on two cores its part is taken from what it measures. --syscalls counts them
in a turn of its own, with strace, --profile says where the time goes, with perf (cpu-clock, as root), each for one caller
and for the most.
"""

import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import tempfile
import time

from run import ARTICLE, Server, table


def children(pid):
    for task in os.listdir("/proc/%d/task" % pid):
        try:
            yield from map(int, pathlib.Path("/proc/%d/task/%s/children" % (pid, task)).read_text().split())
        except OSError:  # the thread has ended
            continue


def used(pid):
    """Nanoseconds on a processor and context switches of a process so far, all threads."""
    nanoseconds = switches = 0
    for task in os.listdir("/proc/%d/task" % pid):
        try:
            nanoseconds += int(pathlib.Path("/proc/%d/task/%s/schedstat" % (pid, task)).read_text().split()[0])
            status = pathlib.Path("/proc/%d/task/%s/status" % (pid, task)).read_text()
        except OSError:  # the thread has ended
            continue
        switches += sum(map(int, re.findall(r"ctxt_switches:\s+(\d+)", status)))
    return nanoseconds, switches


def load(build, address, mode, callers, seconds):
    """Calls, and what the client used itself: seconds and context switches."""
    process = subprocess.Popen([str(build / "tests/bench/load_client"), "unix:" + address, mode.replace("engine", "echo"), str(ARTICLE),
                                str(callers), str(seconds)], stdout=subprocess.PIPE, text=True)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    figures = json.loads(out)
    # It counts nine tenths of its time.
    return figures, figures["calls_per_second"] * seconds, usage


def cost(build, address, mode, callers, seconds, processes):
    before = {name: [used(pid) for pid in pids] for name, pids in processes.items()}
    figures, calls, usage = load(build, address, mode, callers, seconds)
    row = {"calls_per_second": figures["calls_per_second"], "p50_us": figures["p50_us"],
           "client": (1e6 * (usage.ru_utime + usage.ru_stime) / calls, (usage.ru_nvcsw + usage.ru_nivcsw) / calls)}
    for name, pids in processes.items():
        after = [used(pid) for pid in pids]
        row[name] = tuple(sum(b[i] - a[i] for a, b in zip(before[name], after)) / calls / (1000 if i == 0 else 1)
                          for i in (0, 1))
    return row


def syscalls(build, address, mode, callers, seconds, pids):
    """Calls of the system per call, by name."""
    with tempfile.NamedTemporaryFile("r") as counts:
        strace = subprocess.Popen(["strace", "-f", "-c", "-o", counts.name] + ["-p%d" % pid for pid in pids],
                                  stderr=subprocess.DEVNULL)
        time.sleep(0.3)  # it says nothing when it is ready, and counts per call do not mind
        _, calls, _ = load(build, address, mode, callers, seconds)
        strace.send_signal(signal.SIGINT)
        strace.wait()
        rows = re.findall(r"^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s+(?:\d+\s+)?(\w+)$", counts.read(), re.M)
    found = {name: int(count) / calls for count, name in rows if name != "total"}
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def profile(build, address, mode, callers, seconds, pids):
    """Share of the processes' time by library, per cent."""
    with tempfile.NamedTemporaryFile() as data:
        perf = subprocess.Popen(["perf", "record", "-q", "-e", "cpu-clock", "-F", "4999", "-o", data.name, "-p",
                                 ",".join(map(str, pids))], stderr=subprocess.DEVNULL)
        load(build, address, mode, callers, seconds)
        perf.send_signal(signal.SIGINT)
        perf.wait()
        text = subprocess.run(["perf", "report", "-i", data.name, "--stdio", "--sort", "comm,dso"], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    shares = collections.Counter()
    for share, comm, library in re.findall(r"^\s+([\d.]+)%\s+(\S+)\s+(\S+)", text, re.M):
        shares[comm.split("-")[-1] + " " + re.sub(r"\.so.*", "", library)] += float(share)
    return dict(shares.most_common(12))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/release"))
    parser.add_argument("--seconds", type=float, default=1)
    parser.add_argument("--callers", type=int, nargs="+", default=[1, 16])
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--syscalls", action="store_true")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    for wanted, program in ((options.syscalls, "strace"), (options.profile, "perf")):
        if wanted and shutil.which(program) is None:
            parser.error("%s is not installed" % program)
    build, seconds = options.build.resolve(), options.seconds
    with tempfile.TemporaryDirectory() as folder:
        sockets = {name: folder + "/" + name for name in ("echo", "engine", "check")}
        with Server([build / "tests/bench/echo_server", "unix:" + sockets["echo"]], sockets["echo"]) as echo, \
                Server([build / "daemon/claimcheckd", "--listen", "unix:" + sockets["check"],
                        "--worker-documents", "0", "--worker-cpu-seconds", "0"],  # the same workers to the end
                       sockets["check"]) as check, \
                Server([build / "tests/bench/echo_server", "unix:" + sockets["engine"],
                        build / "lib/claimcheck/plugins"], sockets["engine"]) as engine:
            workers = list(children(check.process.pid))
            of = {"echo": (sockets["echo"], {"server": [echo.process.pid]}),
                  "engine": (sockets["engine"], {"server": [engine.process.pid]}),
                  "check": (sockets["check"], {"server": [check.process.pid], "workers": workers})}
            of["stream"] = of["check"]
            print("One call, µs of processor time / context switches:\n")
            rows = []
            for callers in options.callers:
                turns = [{mode: cost(build, address, mode, callers, seconds, processes)
                          for mode, (address, processes) in of.items()} for _ in range(options.turns)]
                for mode in of:
                    def middle(of_one):
                        return statistics.median(of_one(turn[mode]) for turn in turns)

                    parts = [part for part in ("client", "server", "workers") if part in turns[0][mode]]
                    cells = ["%.0f / %.1f" % (middle(lambda row: row[part][0]), middle(lambda row: row[part][1]))
                             for part in parts] + [""] * (3 - len(parts))
                    rows.append([mode, callers] + cells + [
                        "%.0f" % middle(lambda row: sum(row[part][0] for part in parts)),
                        "%.0f" % middle(lambda row: row["calls_per_second"]), "%.0f" % middle(lambda row: row["p50_us"])])
            table(["call", "callers", "client", "front", "workers", "µs in all", "calls/s", "p50 µs"], rows)
            for callers in sorted({min(options.callers), max(options.callers)}):
                for mode, (address, processes) in of.items():
                    for name, pids in processes.items() if options.syscalls else ():
                        found = syscalls(build, address, mode, callers, seconds, pids)
                        print("%s, %d callers, %s: %.1f system calls: %s" % (
                            mode, callers, name, sum(found.values()),
                            ", ".join("%s %.2f" % item for item in found.items() if item[1] >= 0.01)))
                    if options.profile:
                        found = profile(build, address, mode, callers, seconds, sum(processes.values(), []))
                        print("%s, %d callers, share of time: %s" % (
                            mode, callers, ", ".join("%s %.0f %%" % item for item in found.items())))


if __name__ == "__main__":
    main()
