"""The command line from the outside: arguments, files and streams in, exit status and text out."""

import json
import os
import re
import subprocess
import unittest

import programs
from programs import PLUGINS, PROGRAM


def without_coverage(err):
    """Standard error without the lines about what was read and who is quoted."""
    return re.sub(r"claimcheck: (read .* quotations? \(\d+\)|\d+ statements? by source: .*)\n", "", err)


def run(*arguments, stdin=b"", plugins=True, **more):
    return programs.run([PROGRAM, *arguments] + (["--plugins", PLUGINS] if plugins else []), stdin, **more)


class CommandLine(programs.InFolder):
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
        self.assertEqual(without_coverage(err), "claimcheck: 1 document checked: 0 errors, 1 warning, 0 notes\n")
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
        self.assertEqual(without_coverage(err), (
            f"claimcheck: error: {bad}: byte 3: expected UTF-8, found 0xE9; send the text as UTF-8\n"
            f"claimcheck: error: {missing}: expected a file that can be read, found: No such file or directory; "
            "check the name and who may read it\n"
            f"claimcheck: error: {self.folder}: expected a file that can be read, found: a folder; "
            "name the files in it\n"
            "claimcheck: 1 document checked: 0 errors, 1 warning, 0 notes; 3 documents could not be checked\n"))

    def test_facts(self):
        good = self.file("good.txt", "It cost $3 million.")
        status, out, err = run("facts", good, str(self.folder / "missing.txt"), "--format", "json", plugins=False)
        self.assertEqual(status, 2)
        self.assertIn("missing.txt: expected a file that can be read", err)
        self.assertEqual([q["unit"] for q in json.loads(out.splitlines()[0])["quantities"]], ["USD"])

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
        status, _, err = run("-", "--plugins", str(self.folder), stdin=b"WRONG", plugins=False)
        self.assertEqual(status, 2)
        self.assertIn("found none loaded: nothing was checked", err)

    def test_colour(self):
        path = self.file("a.txt", "It is WRONG.")
        self.assertNotIn("\x1b", run(path)[1])
        self.assertIn("\x1b[1;33m", run(path, "--color", "always")[1])
        self.assertNotIn("\x1b", run(path, "--color", "never")[1])

    def test_rules(self):
        status, out, _ = run("rules")
        self.assertEqual(status, 0)
        self.assertIn("test-words/maybe        note     The word MAYBE", out)
        self.assertIn("\nclaimcheck: What the engine finds itself", out)
        self.assertIn("# wrong\n\nFinds the word WRONG.", run("rules", "test-words/wrong")[1])
        status, _, err = run("rules", "test-words/none")
        self.assertEqual(status, 2)
        self.assertIn("test-words/none", err)

    def test_formats_for_other_programs(self):
        path = self.file("a.txt", "It is WRONG.")
        log = json.loads(run(path, "--format", "sarif")[1])
        self.assertEqual(log["runs"][0]["results"][0]["ruleId"], "test-words/wrong")
        self.assertTrue(run(path, "--format", "github")[1].startswith("::warning file="))

    def test_profiles(self):
        for profile, words in (("desk", ["wrong", "maybe"]), ("strict", ["wrong", "maybe", "likely"]), ("wire", ["wrong"])):
            out = run("--profile", profile, "--format", "json", "-", stdin=b"WRONG, MAYBE and LIKELY.")[1]
            self.assertEqual([finding["rule"] for finding in json.loads(out)["findings"]],
                             ["test-words/" + word for word in words])

    def test_settings_are_found_upwards(self):
        self.file(".claimcheck.toml", 'profile = "strict"\n[rules]\n"test-words/wrong" = "off"\n"test-words/maybe" = "error"\n')
        path = self.file("a/b/c.txt", "WRONG, MAYBE and LIKELY.")
        self.assertEqual(re.findall(r"(\w+): This .*\[test-words/(\w+)\]", run(path)[1]), [("error", "maybe"), ("note", "likely")])
        self.assertIn("test-words/wrong", run(path, "--enable", "test-words/wrong")[1])
        self.assertNotIn("test-words/likely", run(path, "--profile", "desk")[1])
        self.assertNotIn("test-words/likely", run(path, "--no-config")[1])
        other = self.file("other.toml", 'profile = "wire"')
        self.assertNotIn("test-words/maybe", run(path, "--config", other)[1])
        out = run("-", stdin=b"LIKELY", folder=self.folder)[1]
        self.assertIn("test-words/likely", out, "standard input belongs to the current folder")
        self.file("a/.claimcheck.toml", "[rules]\n")
        self.assertNotIn("test-words/likely", run(path)[1], "the nearest file alone counts")

    def test_settings_reach_checkers(self):
        path = self.file("a.txt", "WRONG, MAYBE.")
        self.file(".claimcheck.toml", '[house]\nnames = ["WRONG"]\n')
        self.assertEqual(re.findall(r"\[test-words/(\w+)\]", run(path)[1]), ["maybe"])
        self.file(".claimcheck.toml", '[checkers.test-words]\nhouse_names = ["MAYBE"]\n')
        self.assertEqual(re.findall(r"\[test-words/(\w+)\]", run(path)[1]), ["wrong"])

    def test_settings_of_the_readme_are_right(self):
        readme = (programs.ROOT / "README.md").read_text()
        self.file(".claimcheck.toml", re.search(r"```toml\n(.*?)```", readme, re.S).group(1))
        self.assertEqual(run(self.file("a.txt", "The sun shone."), plugins=False)[0], 0)

    def test_settings_that_are_wrong_name_the_line(self):
        path = self.file("a.txt", "WRONG")
        for text, words in (('profile = "loud"', ":1:1: profile: expected one of"),
                            ("[rules]\nx/y = 1", ":2:2: expected TOML"),
                            ('\n[house]\nnames = [1]', ":3:10: house.names[0]: expected string, found 1"),
                            ('[rules]\n"test-words/worng" = "off"', 'found "test-words/worng"; did you mean "test-words/wrong"?'),
                            ('[checkers.test-words]\nlimit = 1', '/limit: there is no such option'),
                            (b"\xff\xfe", ":1:1: expected TOML")):
            with self.subTest(text=text):
                self.file(".claimcheck.toml", text)
                status, out, err = run(path)
                self.assertEqual((status, out), (2, ""))
                self.assertIn(words, err)
                self.assertEqual(json.loads(run(path, "--format", "json")[1])["error"]["code"],
                                 "INVALID_ARGUMENT" if "limit" in str(text) else "FAILED_PRECONDITION")
        (self.folder / ".claimcheck.toml").unlink()
        (self.folder / ".claimcheck.toml").mkdir()
        self.assertIn("found: Is a directory", run(path)[2])

    @unittest.skipIf(os.geteuid() == 0, "nothing is out of reach of root")
    def test_settings_that_cannot_be_read(self):
        path = self.file("a.txt", "WRONG")
        os.chmod(self.file(".claimcheck.toml", ""), 0)
        self.assertIn("found: Permission denied", run(path)[2])

    def test_marks(self):
        for name, text in (("a.txt", "It is WRONG [CQ], MAYBE <!-- cq -->."), ("a.md", "It is *WRONG* [CQ], MAYBE <!-- cq -->."),
                           ("a.html", "<p>It is <b>WRONG</b> [CQ], MAYBE<!-- cq -->.")):
            with self.subTest(name=name):
                status, out, err = run(self.file(name, text))
                self.assertEqual((status, out), (0, ""))
                self.assertIn("nothing found; not shown: 2 confirmed, 0 disabled, 0 in the baseline\n", err)
        path = self.file("b.md", "WRONG\n\n<!-- claimcheck-disable test-words/wrong -->\n\nWRONG, MAYBE\n\n"
                                 "<!-- claimcheck-enable -->\n\nWRONG [CQ] fine [CQ]\n")
        out = run(path, "--show-suppressed")[1]
        self.assertEqual(re.findall(r"b\.md:(\d+):\d+: ([^:]+): .*\[([^]]*)\]", out), [
            ("1", "warning", "test-words/wrong"), ("5", "note", "test-words/maybe"), ("9", "note", "claimcheck/unused-mark"),
            ("5", "warning (disabled)", "test-words/wrong"), ("9", "warning (confirmed)", "test-words/wrong")])
        answer = json.loads(run(path, "--format", "json")[1])
        self.assertEqual(answer["suppressions"], {"confirmed": 1, "disabled": 1, "baseline": 0})
        self.assertEqual(answer["suppressed"], [])
        answer = json.loads(run(path, "--format", "json", "--show-suppressed")[1])
        self.assertEqual([one["reason"] for one in answer["suppressed"]], ["DISABLED", "CONFIRMED"])
        log = json.loads(run(path, "--format", "sarif", "--show-suppressed")[1])
        self.assertEqual([result.get("suppressions", [{}])[0].get("kind") for result in log["runs"][0]["results"]],
                         [None, None, None, "inSource", "inSource"])
        self.assertIn("# unused-mark", run("rules", "claimcheck/unused-mark")[1])

    def test_baseline(self):
        path = self.file("a.txt", "It is WRONG.\n\nIt is MAYBE.")
        known = str(self.folder / "known")
        status, out, err = run(path, "--write-baseline", known)
        self.assertEqual(status, 0)
        self.assertIn("[test-words/wrong]", out)
        self.assertIn(f"{known}: 2 findings written\n", err)
        self.file("a.txt", "New.\n\nIt is WRONG.\n\nSo it is WRONG.")
        status, out, err = run(path, "--baseline", known)
        self.assertEqual((status, out.count("[test-words/")), (1, 1))
        self.assertIn("a.txt:5:10: warning", out)
        self.assertIn("not shown: 0 confirmed, 0 disabled, 1 in the baseline", err)
        self.assertIn(f"note: {known}: 1 of 2 findings that it knows were not met", err)
        self.assertIn("warning (in the baseline)", run(path, "--baseline", known, "--show-suppressed")[1])
        self.assertEqual(json.loads(run(path, "--baseline", known, "--format", "json")[1])["suppressed"], [])
        self.assertEqual(run(path, "--baseline", known, "--write-baseline", known)[0], 0)
        self.assertEqual(run(path, "--baseline", known)[0], 0)
        self.assertEqual(run(self.file("other.txt", "It is MAYBE."), "--baseline", known)[0], 1)

    def test_a_baseline_that_is_none(self):
        path = self.file("a.txt", "It is WRONG.")
        for content in ("", "It is WRONG.\n", "# claimcheck baseline 1\nWRONG\n"):
            status, out, err = run(path, "--baseline", self.file("known", content))
            self.assertEqual((status, out), (2, ""))
            self.assertIn("known", err)
        status, _, err = run(path, "--write-baseline", str(self.folder / "none" / "known"))
        self.assertEqual(status, 2)
        self.assertIn("expected a file that can be written, found: No such file", err)

    def test_coverage(self):
        text = "Lee said 17 men came on 5 May 2024. WRONG dozens came. “It was over,” he said."
        _, out, err = run("--coverage", self.file("a.txt", text))
        self.assertIn("a.txt: what was read\n", out)
        self.assertIn("  2 figures, 0 compared; not: 1 with nothing to compare with, 1 vague\n", out)
        self.assertIn("  1 date, 0 compared; not: 1 with nothing to compare with\n", out)
        self.assertIn("claimcheck: read 2 figures (0 compared), 1 date (0), 1 quotation (0)\n", err)
        self.assertIn("claimcheck: 3 statements by source: 67% named, 33% nobody\n", err)
        answer = json.loads(run("--format", "json", self.file("a.txt", text))[1])
        self.assertEqual(answer["coverage"]["figures"]["not_compared"],
                         [{"reason": "NOTHING_TO_COMPARE_WITH", "count": 1}, {"reason": "VAGUE", "count": 1}])
        self.assertEqual(answer["sources"]["named"], 2)

    def test_rules_as_one_document(self):
        status, out, _ = run("rules", "--format", "html")
        self.assertEqual(status, 0)
        for words in ('<a href="#test-words/wrong">', '<article id="test-words/wrong">', "<h3>wrong</h3>",
                      '<article id="claimcheck/unused-mark">', "<b class=\"warning\">1 warning</b>"):
            self.assertIn(words, out)
        self.assertEqual(run("rules", "--format", "html", "test-words/wrong")[0], 2)

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
