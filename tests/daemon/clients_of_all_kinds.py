"""Clients of a claimcheckd that runs the test plug-ins: good ones, bad ones, and those who send what makes a checker
misbehave. Shared by soak.py and chaos_table.py.
"""

import pathlib
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "clients/python"))
import grpc  # noqa: E402
import stubs  # noqa: E402,F401  makes the modules below
from claimcheck.v1 import claimcheck_pb2, claimcheck_pb2_grpc, document_pb2, findings_pb2  # noqa: E402

WELL_BEHAVED = ("alpha", "omega")  # each finds every "steady"
TEXT = "Number %d was steady.\n\nThen came %s, and it was steady again.\n"
# Words that set a checker off (tests/daemon/plugins/chaos.cc), and what it then does.
MISCHIEF = {
    "SEGV": "segmentation fault", "SCRIBBLES": "write upwards over its stack", "ABORT": "abort",
    "THROWS": "throw across the ABI", "EXITS": "exit(0)", "LEAVES": "_exit(0)", "FORKS": "fork", "BOMBS": "fork bomb",
    "ORPHAN": "fork, child holds the socket", "EXECUTES": "exec", "CONNECTS": "socket", "KILLS": "kill its parent",
    "HANGS": "spin", "BLOCKS": "block for ever", "POLITE": "wait for should_stop", "MEMORY": "allocate without end",
    "LEAKS": "leak 4 MiB a document", "MALFORMED": "malformed findings", "MANY": "ten million findings",
    "GARBAGE": "garbage into the worker's socket", "HALF": "half a frame into it", "PRINTS": "print the document",
    "REACHES": "open files, make code", "THREADS": "start a thread",
}
SLOW = ("HANGS", "BLOCKS", "POLITE", "MANY")


class Daemon:
    """claimcheckd of a build with the test plug-ins, for the length of a with block."""

    def __init__(self, build, *flags):
        self.folder = tempfile.TemporaryDirectory()
        self.path = self.folder.name + "/s"
        self.log = pathlib.Path(self.folder.name, "log")
        self.call = [build / "daemon/claimcheckd", "--listen", "unix:" + self.path, "--plugins",
                     build / "tests/daemon/plugins", *flags]

    def __enter__(self):
        with self.log.open("w") as log:
            self.process = subprocess.Popen([str(word) for word in self.call], stderr=log)
        until = time.monotonic() + 30
        while " listens on " not in self.log.read_text():
            if self.process.poll() is not None or time.monotonic() > until:
                sys.exit("claimcheckd did not come up:\n" + self.log.read_text())
            time.sleep(0.02)
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """Its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def channel(self):
        return grpc.insecure_channel("unix:" + self.path, [
            ("grpc.use_local_subchannel_pool", 1), ("grpc.max_send_message_length", -1),
            ("grpc.max_receive_message_length", -1)])

    def workers(self):
        pids = []
        for task in pathlib.Path("/proc/%d/task" % self.process.pid).iterdir():
            pids += (task / "children").read_text().split()
        return [int(pid) for pid in pids]


def status_of(pid, name):
    """A number of /proc/PID/status: VmRSS and VmHWM in MiB, Threads."""
    try:
        for line in pathlib.Path("/proc/%d/status" % pid).read_text().splitlines():
            if line.startswith(name + ":"):
                value = int(line.split()[1])
                return value / 1024 if name.startswith("Vm") else value
    except OSError:  # a worker may end between two looks
        pass
    return 0


def descriptors_of(pid):
    try:
        return len(list(pathlib.Path("/proc/%d/fd" % pid).iterdir()))
    except OSError:
        return 0


def article(word, number=0):
    return claimcheck_pb2.CheckDocumentRequest(document=document_pb2.Document(content=(TEXT % (number, word)).encode()))


def outcome_of(result, checker):
    return next((findings_pb2.CheckerReport.Outcome.Name(report.outcome) for report in result.checkers
                 if report.checker == checker), "NONE")


def is_complete(result):
    """Whether those who do nothing wrong have reported all that they found."""
    return all(sum(finding.rule == checker + "/rule" for finding in result.findings) == 2 for checker in WELL_BEHAVED)


def healthy(channel):
    """Seconds until it said SERVING; raises if it says anything else."""
    begin = time.monotonic()
    answer = channel.unary_unary("/grpc.health.v1.Health/Check")(b"", timeout=30)
    if answer != b"\x08\x01":
        raise RuntimeError("health says %r" % answer)
    return time.monotonic() - begin


def raw_connection(daemon, chance=random):
    """A connection that says nothing, half of something, or garbage."""
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(10)
    connection.connect(daemon.path)
    connection.send(chance.choice([b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"\xff" * 500, b"P"]))
    return connection
