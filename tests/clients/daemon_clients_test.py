"""Every client against one daemon: the same findings, the same words under each client's own offsets."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from daemon import Daemon

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ["CLAIMCHECK"]
PLUGINS = os.environ["CLAIMCHECK_TEST_PLUGINS"]
PYTHON = [sys.executable, "-B", str(ROOT / "clients/python/claimcheck_client.py")]
NODE = ["node", str(ROOT / "clients/node/claimcheck_client.js")]

# One, two and four bytes of UTF-8; one and two UTF-16 units; one and several code points a character.
ARTICLE = "Caf\u00e9 \U0001f642 news.\n\nThe \U0001f1eb\U0001f1f7 figure\u2019s \U0001f469\u200d\U0001f680 WRONG today.\n"


def run(call, stdin=b""):
    ran = subprocess.run(call, input=stdin, capture_output=True, timeout=120)
    return ran.returncode, ran.stdout.decode(), ran.stderr.decode()


class Clients(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = cls.enterClassContext(Daemon(os.environ["CLAIMCHECKD"], PLUGINS))

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def both(self, *arguments, stdin=b""):
        """Status and answers of the command line in process and through the daemon."""
        return (run([PROGRAM, *arguments, "--plugins", PLUGINS], stdin),
                run([PROGRAM, *arguments, "--server", self.daemon.address], stdin))

    def test_same_answer_in_process_and_from_a_daemon(self):
        documents = [{"id": "emoji", "text": ARTICLE, "title": "All WRONG \U0001f642"},
                     {"id": "md", "uri": "u", "format": "MARKDOWN", "text": "# Head\n\nIt *is* WRONG &amp; MAYBE not."},
                     {"id": "html", "format": "HTML", "text": "<p>It is <b>WRONG</b>", "published": "2024-11-05"},
                     {"id": "empty", "text": ""}, {"id": "date", "text": "x", "published": "yesterday"}]
        lines = "".join(json.dumps(document) + "\n" for document in documents).encode()
        for flags in ([], ["--disable", "test-words/maybe"], ["--disable", "test-words/none"], ["--checker", "none"]):
            with self.subTest(flags=flags):
                local, remote = self.both("--jsonl", "-", "--format", "json", *flags, stdin=lines)
                self.assertEqual(local, remote)
                self.assertEqual(len(local[1].splitlines()), len(documents))
        local, remote = run([PROGRAM, "facts", "--jsonl", "-", "--format", "json"], lines), run(
            [PROGRAM, "facts", "--jsonl", "-", "--format", "json", "--server", self.daemon.address], lines)
        self.assertEqual(local, remote)

    def test_same_text_in_process_and_from_a_daemon(self):
        local, remote = self.both(self.file("a.txt", ARTICLE), self.file("b.txt", b"caf\xe9"))
        self.assertEqual(local, remote)
        self.assertIn("a.txt:3:21: warning:", local[1])
        self.assertIn("byte 3: expected UTF-8, found 0xE9", local[2])

    def test_same_rules_in_process_and_from_a_daemon(self):
        for arguments in (["rules"], ["rules", "--format", "json"], ["rules", "test-words/wrong"]):
            local, remote = self.both(*arguments)
            self.assertEqual(local, remote)
            self.assertEqual(local[0], 0)
        self.assertEqual(self.both("rules", "test-words/none")[1][0], 2)

    def test_a_crash_costs_the_daemon_nothing(self):
        status, out, err = run([PROGRAM, "--server", self.daemon.address, "--format", "json", "-"], b"Now CRASH.")
        self.assertEqual(json.loads(out)["checkers"][0]["outcome"], "CRASHED")
        self.assertIn("checker test-words CRASHED", err)
        self.assertEqual(status, 2)
        self.assertEqual(run([PROGRAM, "--server", self.daemon.address, "-"], b"Fine.")[0], 0)

    def test_sample_clients_slice_the_right_words(self):
        path = self.file("a.txt", ARTICLE)
        for client, column in ((PYTHON, 21), (NODE, 25)):  # code points; UTF-16 code units
            with self.subTest(client=client[-1]):
                status, out, err = run([*client, self.daemon.address, path])
                self.assertEqual(out, (
                    f"{path}:3:{column}: warning: This word is in capitals [test-words/wrong]\n"
                    "    at: WRONG\n"
                    "    before: \U0001f469\u200d\U0001f680 (read as \U0001f469\u200d\U0001f680)\n"
                    "    capitals = 5\n"
                    "    fix: write right\n"), err)
                self.assertEqual(status, 1)

    def test_sample_clients_stream_a_folder(self):
        paths = [self.file(f"{i}.md", f"{ARTICLE}\n\nNumber {i} is MAYBE it.\n") for i in range(40)]
        self.file("bad.txt", b"caf\xe9")
        for client in (PYTHON, NODE):
            with self.subTest(client=client[-1]):
                status, out, err = run([*client, self.daemon.address, str(self.folder)])
                self.assertEqual(status, 2)
                self.assertIn("bad.txt: ", err)
                self.assertIn("found 0xE9", err)
                for path in paths:
                    self.assertEqual(out.count(f"{path}:"), 2, path)
                self.assertEqual(out.count("    at: WRONG\n"), 40)
                self.assertEqual(out.count("    at: MAYBE\n"), 40)

    def test_sample_clients_say_what_is_wrong(self):
        path = self.file("empty.txt", "")
        for client in (PYTHON, NODE):
            with self.subTest(client=client[-1]):
                status, out, err = run([*client, self.daemon.address, path])
                self.assertEqual((status, out), (2, ""))
                self.assertIn("empty.txt: ", err)


if __name__ == "__main__":
    unittest.main()
