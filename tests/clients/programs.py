"""What the tests of programs share: starting one, and a folder of files for each test."""

import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ["CLAIMCHECK"]
PLUGINS = os.environ["CLAIMCHECK_TEST_PLUGINS"]


def run(call, stdin=b"", env=None, folder=None):
    """Exit status, standard output and standard error."""
    ran = subprocess.run(call, input=stdin, capture_output=True, timeout=120, env={**os.environ, **(env or {})}, cwd=folder)
    return ran.returncode, ran.stdout.decode(), ran.stderr.decode()


class InFolder(unittest.TestCase):
    """A test case whose self.folder is empty at the start of each test."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)
