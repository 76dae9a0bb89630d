"""The command line from the outside: arguments, files and streams in, exit status and text out."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["CLAIMCHECK"]
PLUGINS = os.environ["CLAIMCHECK_TEST_PLUGINS"]


def run(*arguments, stdin=b"", env=None, plugins=True):
    call = [PROGRAM, *arguments] + (["--plugins", PLUGINS] if plugins else [])
    ran = subprocess.run(call, input=stdin, capture_output=True, timeout=60, env={**os.environ, **(env or {})})
    return ran.returncode, ran.stdout.decode(), ran.stderr.decode()


class CommandLine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def test_exit_status(self):
        for text, flags, status in (
                ("Fine.", [], 0), ("It is WRONG.", [], 1), ("It is MAYBE.", [], 1),
                ("It is MAYBE.", ["--fail-on", "warning"], 0), ("It is WRONG.", ["--fail-on", "warning"], 1),
                ("It is WRONG.", ["--fail-on", "error"], 0), ("It is WRONG.", ["--fail-on", "never"], 0),
                ("It is WRONG.", ["--disable", "test-words/wrong"], 0), ("It is WRONG.", ["--checker", "test-words"], 1)):
            with self.subTest(text=text, flags=flags):
                self.assertEqual(run("-", *flags, stdin=text.encode())[0], status)

    def test_finding_as_text(self):
        path = self.file("a.txt", "One.\n\nThe \U0001f1eb\U0001f1f7 caf\u00e9 is WRONG today.\n")
        status, out, err = run(path)
        self.assertEqual(out, (
            f"{path}:3:16: warning: This word is in capitals [test-words/wrong]\n"
            "   |\n"
            " 3 | The \U0001f1eb\U0001f1f7 caf\u00e9 is WRONG today.\n"
            "   |             -- ^^^^^\n"
            "   |             |\n"
            "   |             before\n"
            "   = capitals = 5\n"
            "   = fix: write right\n\n"))
        self.assertEqual(err, "claimcheck: 1 document checked: 0 errors, 1 warning, 0 notes\n")
        self.assertEqual(status, 1)

    def test_finding_as_json_counts_bytes(self):
        text = "The \U0001f1eb\U0001f1f7 caf\u00e9 is WRONG today."
        status, out, _ = run("--format", "json", self.file("a.txt", text))
        answer = json.loads(out)
        span = answer["findings"][0]["span"]
        self.assertEqual(text.encode()[span["begin"]:span["end"]], b"WRONG")
        self.assertEqual(span["field"], "CONTENT")
        self.assertEqual(answer["checkers"][0]["outcome"], "OK")
        self.assertEqual(status, 1)

    def test_finding_in_a_title(self):
        _, out, _ = run("--title", "All WRONG", self.file("a.txt", "Fine."))
        self.assertIn("a.txt (title):1:5: warning: This word is in capitals [test-words/wrong]", out)

    def test_a_bad_file_does_not_stop_the_others(self):
        bad = self.file("bad.txt", b"caf\xe9 au lait")
        good = self.file("good.txt", "It is WRONG.")
        missing = str(self.folder / "missing.txt")
        status, out, err = run(bad, missing, str(self.folder), good)
        self.assertEqual(status, 2)
        self.assertIn(f"{good}:1:7: warning:", out)
        self.assertEqual(err, (
            f"claimcheck: error: {bad}: byte 3: expected UTF-8, found 0xE9; send the text as UTF-8\n"
            f"claimcheck: error: {missing}: expected a file that can be read, found: No such file or directory; "
            "check the name and who may read it\n"
            f"claimcheck: error: {self.folder}: expected a file that can be read, found: a folder; "
            "name the files in it\n"
            "claimcheck: 1 document checked: 0 errors, 1 warning, 0 notes; 3 documents could not be checked\n"))

    def test_jsonl_answers_as_lines_come(self):
        call = [PROGRAM, "--jsonl", "-", "--format", "json", "--plugins", PLUGINS]
        with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            for number, line in enumerate((b'{"id":"0","text":"WRONG"}', b"no JSON", b'{"id":"2","text":""}',
                                           b'{"id":"3","text":"Fine."}')):
                process.stdin.write(line + b"\n")
                process.stdin.flush()
                answer = json.loads(process.stdout.readline())  # before the next line is sent
                self.assertEqual(answer["document"]["id"], "" if number == 1 else str(number))
                self.assertEqual("error" in answer, number in (1, 2), answer)
            process.stdin.close()
            self.assertEqual(process.wait(60), 2)

    def test_a_folder_as_jsonl_is_an_error(self):
        status, out, err = run("--jsonl", str(self.folder), "--format", "json")
        self.assertEqual(status, 2)
        self.assertEqual(json.loads(out)["error"]["code"], "FAILED_PRECONDITION")
        self.assertIn("name a file of lines", err)

    def test_a_crash_names_the_checker(self):
        status, _, err = run("-", stdin=b"Now CRASH.")
        self.assertLess(status, 0)
        self.assertIn('claimcheck: error: the checker "test-words" crashed', err)

    def test_nothing_loaded_is_not_clean(self):
        ran = subprocess.run([PROGRAM, "-", "--plugins", str(self.folder)], input=b"WRONG", capture_output=True, timeout=60)
        self.assertEqual(ran.returncode, 2)
        self.assertIn("found none loaded: nothing was checked", ran.stderr.decode())

    def test_colour(self):
        path = self.file("a.txt", "It is WRONG.")
        self.assertNotIn("\x1b", run(path)[1])
        self.assertIn("\x1b[1;33m", run(path, "--color", "always")[1])
        self.assertNotIn("\x1b", run(path, "--color", "never")[1])

    def test_rules(self):
        status, out, _ = run("rules")
        self.assertEqual(status, 0)
        self.assertIn("test-words/maybe  note     The word MAYBE", out)
        self.assertIn("# wrong\n\nFinds the word WRONG.", run("rules", "test-words/wrong")[1])
        status, _, err = run("rules", "test-words/none")
        self.assertEqual(status, 2)
        self.assertIn("test-words/none", err)

    def test_formats_for_other_programs(self):
        path = self.file("a.txt", "It is WRONG.")
        log = json.loads(run(path, "--format", "sarif")[1])
        self.assertEqual(log["runs"][0]["results"][0]["ruleId"], "test-words/wrong")
        self.assertTrue(run(path, "--format", "github")[1].startswith("::warning file="))

    def test_no_daemon(self):
        status, _, err = run("--server", f"unix:{self.folder}/nobody", "-", stdin=b"x", plugins=False)
        self.assertEqual(status, 2)
        self.assertIn("expected a daemon, found nobody who answers", err)

    def test_help_names_every_command(self):
        status, out, _ = run("--help", plugins=False)
        self.assertEqual(status, 0)
        for words in ("claimcheck facts", "claimcheck rules", "--jsonl", "--server", "--fail-on"):
            self.assertIn(words, out)
        self.assertEqual(run(plugins=False)[0], 2)

    def test_help_names_rules_that_exist(self):
        for command in ("check", "facts", "rules"):
            for rule in re.findall(r" ([a-z]+-[a-z-]+/[a-z-]+)\b", run(command, "--help", plugins=False)[1]):
                self.assertEqual(run("rules", rule, plugins=False)[0], 0, rule)


if __name__ == "__main__":
    unittest.main()
