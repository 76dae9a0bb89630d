#!/usr/bin/env python3
"""Holds proto/ against buf's rules (proto/buf.yaml) and against baseline.binpb, the API that clients were built with.

api_definition_test.py BUF                    runs the tests
api_definition_test.py BUF --write-baseline   after a release, or a change that is meant to break clients: a new baseline
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
PROTO = HERE.parents[1] / "proto"
BASELINE = HERE / "baseline.binpb"
BUF = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "buf")


def buf(*arguments):
    """Exit status and what buf said."""
    ran = subprocess.run([BUF, *arguments], capture_output=True, text=True, timeout=120)
    return ran.returncode, ran.stdout + ran.stderr


class ApiDefinition(unittest.TestCase):
    def test_the_rules_hold(self):
        self.assertEqual(buf("lint", PROTO), (0, ""))

    def test_nothing_breaks_clients_of_the_baseline(self):
        self.assertEqual(buf("breaking", PROTO, "--against", BASELINE), (0, ""))

    def test_a_break_would_be_noticed(self):
        for name, old, new, words in (
                ("a field's number", "string rule = 1;", "string rule = 99;", 'field "1"'),
                ("a field's type", "bytes content = 3;", "string content = 3;", "changed type"),
                ("a method", "  rpc ExtractFacts(ExtractFactsRequest) returns (ExtractFactsResponse);\n", "", '"ExtractFacts"'),
                ("a value of an enum", "    HTML = 3;\n", "", '"3"'),
                ("an admin's field", "  uint64 generation = 6;", "  uint32 generation = 6;", '"generation"')):
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                changed = pathlib.Path(folder) / "proto"
                shutil.copytree(PROTO, changed)
                hits = [path for path in (changed / "claimcheck/v1").glob("*.proto") if old in path.read_text()]
                self.assertEqual(len(hits), 1, f"expected {old!r} in one file of proto/claimcheck/v1")
                hits[0].write_text(hits[0].read_text().replace(old, new, 1))
                status, said = buf("breaking", changed, "--against", BASELINE)
                self.assertNotEqual(status, 0)
                self.assertIn(words, said)

    def test_a_field_without_a_word_would_be_noticed(self):
        with tempfile.TemporaryDirectory() as folder:
            changed = pathlib.Path(folder) / "proto"
            shutil.copytree(PROTO, changed)
            path = changed / "claimcheck/v1/admin.proto"
            path.write_text(path.read_text().replace("  // Process id.\n", "", 1))
            status, said = buf("lint", changed)
            self.assertNotEqual(status, 0)
            self.assertIn("non-empty comment", said)


if __name__ == "__main__":
    if not BUF.exists():
        sys.exit(f"buf is missing: expected it at {BUF}; the test api_checks_from_npm puts it there (npm ci of tests/api)")
    if sys.argv[2:] == ["--write-baseline"]:
        written, message = buf("build", PROTO, "--exclude-source-info", "-o", BASELINE)
        sys.exit(message if written else 0)
    unittest.main(argv=sys.argv[:1] + ["-v"])
