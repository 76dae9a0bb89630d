"""Every client against one daemon: the same findings, the same words under each client's own offsets."""

import fcntl
import itertools
import json
import os
import subprocess
import sys
import threading
import unittest

import programs
from daemon import Daemon
from programs import PLUGINS, PROGRAM, ROOT, run

PYTHON = [sys.executable, "-B", str(ROOT / "clients/python/claimcheck_client.py")]
NODE = ["node", str(ROOT / "clients/node/claimcheck_client.js")]

# One, two and four bytes of UTF-8; one and two UTF-16 units; one and several code points a character.
ARTICLE = "Caf\u00e9 \U0001f642 news.\n\nThe \U0001f1eb\U0001f1f7 figure\u2019s \U0001f469\u200d\U0001f680 WRONG today.\n"


class Clients(programs.InFolder):
    @classmethod
    def setUpClass(cls):
        cls.daemon = cls.enterClassContext(Daemon(os.environ["CLAIMCHECKD"], PLUGINS))

    def both(self, *arguments, stdin=b""):
        """Status and answers of the command line in process and through the daemon."""
        return (run([PROGRAM, *arguments, "--plugins", PLUGINS], stdin),
                run([PROGRAM, *arguments, "--server", self.daemon.address], stdin))

    def test_same_answer_in_process_and_from_a_daemon(self):
        documents = [{"id": "emoji", "text": ARTICLE, "title": "All WRONG \U0001f642"},
                     {"id": "md", "uri": "u", "format": "MARKDOWN", "text": "# Head\n\nIt *is* WRONG &amp; MAYBE not."},
                     {"id": "html", "format": "HTML", "text": "<p>It is <b>WRONG</b>", "published": "2024-11-05"},
                     {"id": "marks", "text": "WRONG [CQ] \U0001f642 MAYBE, LIKELY.\n\n<!-- claimcheck-disable -->\nWRONG fine [CQ]"},
                     {"id": "empty", "text": ""}, {"id": "date", "text": "x", "published": "yesterday"}]
        lines = "".join(json.dumps(document) + "\n" for document in documents).encode()
        known = self.file("known", "# claimcheck baseline 1\n0123456789abcdef\n")
        self.file(".claimcheck.toml", '[rules]\n"test-words/maybe" = "error"\n[house]\nnames = ["LIKELY"]\n')
        for flags in (["--profile", "strict"], ["--profile", "wire"], ["--show-suppressed", "--baseline", known],
                      ["--config", str(self.folder / ".claimcheck.toml")], [], ["--disable", "test-words/maybe"]):
            with self.subTest(flags=flags):
                local, remote = self.both("--jsonl", "-", "--format", "json", *flags, stdin=lines)
                self.assertEqual(local, remote)
                self.assertEqual(len(local[1].splitlines()), len(documents))
        local, remote = run([PROGRAM, "facts", "--jsonl", "-", "--format", "json"], lines), run(
            [PROGRAM, "facts", "--jsonl", "-", "--format", "json", "--server", self.daemon.address], lines)
        self.assertEqual(local, remote)

    def test_unknown_names_are_refused_once(self):
        for flag, name, kind in (("--disable", "sports/offside", "rule"), ("--checker", "none", "checker")):
            with self.subTest(flag=flag):
                local, remote = self.both(self.file("a.txt", ARTICLE), self.file("b.txt", ARTICLE), flag, name)
                self.assertEqual(local, remote)
                self.assertEqual(local[:2], (2, ""))
                self.assertEqual(local[2], f"claimcheck: error: {flag}: expected the id of a loaded {kind}, found "
                                           f'"{name}"; `claimcheck rules` lists them\n')

    def test_same_text_in_process_and_from_a_daemon(self):
        local, remote = self.both(self.file("a.txt", ARTICLE), self.file("b.txt", b"caf\xe9"))
        self.assertEqual(local, remote)
        self.assertIn("a.txt:3:21: warning:", local[1])
        self.assertIn("byte 3: expected UTF-8, found 0xE9", local[2])

    def test_files_go_over_one_stream_in_order(self):
        paths = [self.file(f"{i:03}.txt", f"Number {i} is WRONG." + " More." * (i % 7 * 400)) for i in range(150)]
        paths[70:70] = [self.file("bad.txt", b"caf\xe9"), str(self.folder / "missing.txt")]
        local, remote = self.both("--format", "json", *paths)
        self.assertEqual(local, remote)
        self.assertEqual([json.loads(line)["document"]["id"] for line in remote[1].splitlines()], paths)
        self.assertEqual(remote[0], 2)

    def test_lines_are_answered_as_they_come(self):
        call = [PROGRAM, "--jsonl", "-", "--format", "json", "--server", self.daemon.address]
        with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            for line in (b'{"id":"0","text":"WRONG"}', b"no JSON", b'{"id":"2","text":""}', b'{"id":"3","text":"Fine."}'):
                process.stdin.write(line + b"\n")
                process.stdin.flush()
                self.assertIn("document", json.loads(process.stdout.readline()))  # before the next line is sent
            process.stdin.close()
            self.assertEqual(process.wait(60), 2)

    def test_lines_are_answered_once_to_a_slow_reader(self):
        ids = [str(i) for i in range(1000)]
        call = [PROGRAM, "--jsonl", "-", "--format", "json", "--server", self.daemon.address]
        with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            fcntl.fcntl(process.stdout, fcntl.F_SETPIPE_SZ, 4096)  # so its writes wait for us again and again

            def send():
                for i in ids:  # a write each: lines are read while answers wait for room in the pipe
                    os.write(process.stdin.fileno(), json.dumps({"id": i, "text": "It is WRONG."}).encode() + b"\n")
                process.stdin.close()

            sender = threading.Thread(target=send)
            sender.start()
            answered = [json.loads(line)["document"]["id"] for line in process.stdout]
            sender.join()
        self.assertEqual(answered, ids)

    def test_same_rules_in_process_and_from_a_daemon(self):
        for arguments in (["rules"], ["rules", "--format", "json"], ["rules", "--format", "html"], ["rules", "test-words/wrong"],
                          ["rules", "claimcheck/unused-mark"]):
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
        paths = [self.file("empty.txt", ""), str(self.folder / "missing.txt")]
        for client, path in itertools.product((PYTHON, NODE), paths):
            with self.subTest(client=client[-1], path=path):
                status, out, err = run([*client, self.daemon.address, path])
                self.assertEqual((status, out), (2, ""))
                self.assertTrue(err.startswith(path + ": "), err)


if __name__ == "__main__":
    unittest.main()
