#!/usr/bin/env python3
"""What each mischief costs, measured: the table of deploy/OPERATIONS.md.

usage: tests/daemon/chaos_table.py [--build build/release] [WORD...]

For each mischief a daemon of its own with two workers and sixteen clients. Half of them send what sets a checker off, half
of them harmless documents, eight documents each. Columns: what the answers say of the checker; answers in which the
findings of the well-behaved checkers are complete, of all answers; the middle time of a document with the mischief and of
a harmless one beside it; workers replaced; by how much the front has grown at most; the slowest of the health probes.
"""

import argparse
import collections
import pathlib
import statistics
import threading
import time

from clients_of_all_kinds import (MISCHIEF, SLOW, Daemon, article, claimcheck_pb2_grpc, healthy, is_complete,
                                  outcome_of, status_of)

CLIENTS = 16
FLAGS = ("--workers", "2", "--check-timeout", "4", "--worker-memory-mib", "512")


class Storm:
    def __init__(self, daemon, word):
        self.daemon, self.word = daemon, word
        self.outcomes, self.lock = collections.Counter(), threading.Lock()
        self.guilty, self.harmless, self.complete, self.failed = [], [], 0, []

    def client(self, number):
        word = self.word if number % 2 else "nothing"
        with self.daemon.channel() as channel:
            stub = claimcheck_pb2_grpc.ClaimCheckStub(channel)
            for i in range(2 if self.word in SLOW and number % 2 else 8):
                begin = time.monotonic()
                try:
                    result = stub.CheckDocument(article(word, 8 * number + i), timeout=60).result
                except Exception as error:
                    self.failed.append(str(error)[:200])
                    continue
                took = time.monotonic() - begin
                with self.lock:
                    self.complete += is_complete(result)
                    (self.guilty if number % 2 else self.harmless).append(took)
                    if number % 2:
                        self.outcomes[outcome_of(result, "chaos-" + self.word.lower())] += 1

    def run(self):
        threads = [threading.Thread(target=self.client, args=(i,)) for i in range(CLIENTS)]
        before = status_of(self.daemon.process.pid, "VmHWM")
        slowest = 0
        with self.daemon.channel() as channel:
            healthy(channel)
            for thread in threads:
                thread.start()
            while any(thread.is_alive() for thread in threads):
                slowest = max(slowest, healthy(channel))
                time.sleep(0.02)
        grown = status_of(self.daemon.process.pid, "VmHWM") - before
        answers = len(self.guilty) + len(self.harmless)
        replaced = self.daemon.log.read_text().count(" warning worker ")
        print("| %s | %s | %d of %d | %.0f ms | %.0f ms | %d | %.0f MiB | %.0f ms |" % (
            MISCHIEF[self.word], ", ".join("%s %d" % pair for pair in sorted(self.outcomes.items())), self.complete,
            answers + len(self.failed), 1000 * statistics.median(self.guilty), 1000 * statistics.median(self.harmless),
            replaced, grown, 1000 * slowest), flush=True)
        for failed in self.failed[:3]:
            print("failed: " + failed)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/release"))
    parser.add_argument("words", nargs="*", metavar="WORD", help="of %s; default: all" % ", ".join(MISCHIEF))
    options = parser.parse_args()
    print("| what it does | the answers say | complete | with it | beside it | replaced | front | health |")
    print("|---|---|---|---|---|---|---|---|")
    for word in options.words or MISCHIEF:
        with Daemon(options.build.resolve(), *FLAGS) as daemon:
            Storm(daemon, word).run()


if __name__ == "__main__":
    main()
