#!/usr/bin/env python3
"""Good, bad and chaotic clients and plug-ins at once, for as long as you like; then the daemon has to be as it was.

usage: tests/daemon/soak.py [--build build/release] [--minutes 10] [--clients 2] [--pause 0.05]

--clients of each kind run with --pause seconds between two calls: unary calls, streams, plug-ins' mischief, cancelled calls,
requests that are none, documents far too large, connections that say nothing; a reload every twenty seconds. Fails if an
answer lacks a finding of a checker that does nothing wrong, if a call fails that should not, or if at the end memory,
descriptors or threads of the front, or the number of its workers, are not what they were after the first quarter.
"""

import argparse
import collections
import pathlib
import random
import signal
import statistics
import sys
import threading
import time

from clients_of_all_kinds import (MISCHIEF, SLOW, Daemon, article, claimcheck_pb2, claimcheck_pb2_grpc, descriptors_of,
                                  document_pb2, grpc, healthy, is_complete, raw_connection, status_of)

CHECK_TIMEOUT = 8
# What a call may come to when there is too much to do, on a machine that may be busy with something else.
REFUSED = (grpc.StatusCode.RESOURCE_EXHAUSTED, grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED)


class Soak:
    def __init__(self, daemon, pause):
        self.daemon, self.pause = daemon, pause
        self.over = threading.Event()
        self.count, self.wrong = collections.Counter(), []

    def run(self, kind, number):
        """One client, until it is over."""
        chance = random.Random("%s %d" % (kind.__name__, number))
        while not self.over.is_set():
            with self.daemon.channel() as channel:
                stub = claimcheck_pb2_grpc.ClaimCheckStub(channel)
                for _ in range(50):  # then on a new connection
                    if self.over.is_set():
                        break
                    try:
                        kind(self, stub, chance)
                    except Exception as error:  # whatever it is, it belongs into the report
                        self.wrong.append("%s: %s" % (kind.__name__, str(error)[:300]))
                    self.over.wait(self.pause * chance.uniform(0.5, 1.5))

    def take(self, name, call):
        """Of a call that may be refused under load: the answer, or nothing."""
        try:
            answer = call()
        except grpc.RpcError as error:
            if error.code() not in REFUSED:
                raise
            self.count[name + ", not"] += 1
            return None
        self.count[name] += 1
        return answer

    def unary(self, stub, chance):
        number = chance.randrange(10 ** 6)
        answer = self.take("unary", lambda: stub.CheckDocument(article("nothing", number), timeout=60))
        if answer and not is_complete(answer.result):
            raise RuntimeError("findings are missing from a good document")

    def stream(self, stub, chance):
        requests = [claimcheck_pb2.CheckDocumentsRequest(document=article("nothing", i).document)
                    for i in range(chance.randrange(1, 20))]
        answers = self.take("stream", lambda: list(stub.CheckDocuments(iter(requests), timeout=60)))
        if answers is not None and sorted(answer.number for answer in answers) != list(range(len(requests))):
            raise RuntimeError("a stream lost a document")

    def mischief(self, stub, chance):
        word = chance.choice(list(MISCHIEF))
        if word in SLOW and chance.random() < 0.8:
            return
        answer = self.take("mischief", lambda: stub.CheckDocument(article(word, chance.randrange(10 ** 6)), timeout=60))
        if answer and not is_complete(answer.result):
            raise RuntimeError("%s cost the other checkers findings" % word)

    def cancelled(self, stub, chance):
        call = stub.CheckDocument.future(article("POLITE", chance.randrange(10 ** 6)), timeout=60)
        self.over.wait(chance.uniform(0, 0.1))
        call.cancel()
        self.count["cancelled"] += 1

    def wrong_requests(self, stub, chance):
        document, want = chance.choice([
            (document_pb2.Document(content=b""), grpc.StatusCode.INVALID_ARGUMENT),
            (document_pb2.Document(content=b"\xff"), grpc.StatusCode.INVALID_ARGUMENT),
            (document_pb2.Document(content=b"steady", language="fr"), grpc.StatusCode.INVALID_ARGUMENT),
            (document_pb2.Document(content=b"x" * 3_000_000), grpc.StatusCode.RESOURCE_EXHAUSTED),
            (document_pb2.Document(content=b"x" * 9_000_000), grpc.StatusCode.RESOURCE_EXHAUSTED)])
        try:
            stub.CheckDocument(claimcheck_pb2.CheckDocumentRequest(document=document), timeout=60)
            raise RuntimeError("a wrong request was answered")
        except grpc.RpcError as error:
            if error.code() not in (want, *REFUSED):
                raise
        self.count["wrong requests"] += 1

    def half_open(self, _, chance):
        connection = raw_connection(self.daemon, chance)
        self.over.wait(chance.uniform(0, 0.5))
        connection.close()
        self.count["half-open"] += 1


KINDS = (Soak.unary, Soak.stream, Soak.mischief, Soak.cancelled, Soak.wrong_requests, Soak.half_open)


def watch(daemon, soak, seconds):
    """Looks every second, until the time is up: rows of (second, MiB, descriptors, threads, workers)."""
    rows, begin, reload_at = [], time.monotonic(), 20
    pid = daemon.process.pid
    with daemon.channel() as channel:
        while (now := time.monotonic() - begin) < seconds and daemon.process.poll() is None:
            rows.append((now, status_of(pid, "VmRSS"), descriptors_of(pid), status_of(pid, "Threads"),
                         len(daemon.workers())))
            soak.count["slowest health, ms"] = max(soak.count["slowest health, ms"], round(1000 * healthy(channel)))
            if now > reload_at:
                daemon.process.send_signal(signal.SIGHUP)
                soak.count["reloads"] += 1
                reload_at += 20
            time.sleep(1)
    return rows


def judge(rows, last, workers):
    """What is not flat: the middle of the second quarter against the middle of the last, and what is left at the end."""
    quarter = len(rows) // 4
    early, late = rows[quarter:2 * quarter], rows[-quarter:]
    middle = [[statistics.median(row[column] for row in part) for column in (1, 2, 3)] for part in (early, late)]
    print("front, middle of the second and of the last quarter, and at rest:")
    for name, a, b, c in zip(("MiB", "descriptors", "threads"), *middle, last):
        print("  %-12s %6.1f %6.1f %6.1f" % (name, a, b, c))
    print("workers at rest: %d" % workers)
    wrong = []
    if middle[1][0] > 1.15 * middle[0][0] + 16:
        wrong.append("memory grows")
    if last[1] > min(row[2] for row in rows) + 16:
        wrong.append("descriptors are left open")
    if last[2] > middle[0][2] + 6:  # gRPC starts a few more when it is busy, and keeps them
        wrong.append("threads are left")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/release"))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--clients", type=int, default=2, help="of each kind")
    parser.add_argument("--pause", type=float, default=0.05, help="seconds between two calls of a client")
    options = parser.parse_args()
    flags = ("--workers", "2", "--check-timeout", str(CHECK_TIMEOUT), "--worker-memory-mib", "512", "--worker-documents",
             "500", "--max-document-bytes", "2000000")
    with Daemon(options.build.resolve(), *flags) as daemon:
        soak = Soak(daemon, options.pause)
        threads = [threading.Thread(target=soak.run, args=(kind, i)) for kind in KINDS for i in range(options.clients)]
        for thread in threads:
            thread.start()
        rows = watch(daemon, soak, 60 * options.minutes)
        soak.over.set()
        for thread in threads:
            thread.join()
        time.sleep(3)  # calls that were cancelled end, workers come back
        pid = daemon.process.pid
        last = (status_of(pid, "VmRSS"), descriptors_of(pid), status_of(pid, "Threads"))
        wrong = soak.wrong[:20] + judge(rows, last, len(daemon.workers()))
        if len(daemon.workers()) != 2:
            wrong.append("expected two workers, found %d" % len(daemon.workers()))
        status = daemon.stop()
        if status != 0:
            wrong.append("claimcheckd ended with status %d" % status)
        if "Then came" in daemon.log.read_text():
            wrong.append("a document's text is in the log")
    for name, count in sorted(soak.count.items()):
        print("%-20s %d" % (name, count))
    if wrong:
        sys.exit("soak: " + "\nsoak: ".join(wrong))
    print("soak: nothing lost, nothing left")


if __name__ == "__main__":
    main()
