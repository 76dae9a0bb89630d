// Method: the first word picks the command, then CLI11 reads the flags of that command. The root has no subcommands in
// CLI11's sense, because `claimcheck FILE` must work beside `claimcheck facts FILE`: a file called "facts" is
// "./facts".
#include "clients/cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "daemon/base/calendar.h"
#include "daemon/base/default_address.h"

namespace claimcheck::cli {
namespace {

constexpr char kOverview[] =
    R"(claimcheck reads news articles and reports figures that do not add up, dates that cannot be, and statements
nobody stands behind.

Usage:
  claimcheck [check] FILE...    check articles ("-" is standard input)
  claimcheck facts FILE...      show what was read: times, quantities, names, quotations, attributions
  claimcheck rules [RULE]       list the rules, or explain one
  claimcheck status             how the daemon on this machine is; reload and drain are told it

Examples:
  claimcheck article.md
  claimcheck --published 2024-11-05 article.txt      read "yesterday" against that day
  claimcheck --fail-on error drafts/*.md             for a build: exit 1 only on errors
  claimcheck --format json article.html | jq .findings
  claimcheck --jsonl articles.jsonl --format json    many documents, a line each
  claimcheck --server unix:/run/claimcheck/claimcheckd.sock -   ask a daemon
  pbpaste | claimcheck -

`claimcheck COMMAND --help` explains the flags of a command.
)";

constexpr char kCheckExamples[] =
    R"(Examples:
  claimcheck article.md                               finds the figures that do not add up
  claimcheck --published 2024-11-05 - < article.txt   reads "yesterday" against that day
  claimcheck --disable date-ordering/undated a.md     leaves out one rule
  claimcheck --profile strict a.md                    every rule, also those that ask for judgement
  claimcheck --format sarif drafts/*.md > log.sarif   for a code-scanning page)";

constexpr char kFactsExamples[] =
    R"(Examples:
  claimcheck facts --published 2024-11-05 article.txt
  claimcheck facts --format json article.md | jq .quantities)";

constexpr char kMarksHelp[] =
    R"(Marks in an article, in plain text, Markdown and HTML:
  17 people [CQ] were hurt             checked, it stands; <!-- cq --> says the same
  <!-- claimcheck-disable RULE -->     silent from here on, all rules without a RULE
  <!-- claimcheck-enable RULE -->      no longer silent)";

constexpr char kConfigHelp[] =
    R"(A .claimcheck.toml in the article's folder or above:
  profile = "strict"
  [rules]
  "date-ordering/undated" = "off"      # off, on, error, warning, note
  [house]
  sources = ["our correspondent"]      # also names, household_names, fiscal_year_begins = 4)";

constexpr char kExitStatus[] =
    R"(Exit status: 0 nothing found, 1 findings at or above --fail-on, 2 something could not be checked.
Findings go to standard output, everything else to standard error.)";

constexpr char kJsonlHelp[] =
    R"(A line of --jsonl is an object of which only `text` is required:
  {"id":"a1","published":"2024-11-05","format":"TEXT|MARKDOWN|HTML","title":"...","summary":"...","text":"..."})";

template <typename Enum>
void AddChoice(CLI::App& app, const char* flag, Enum& value, std::map<std::string, Enum> choices, const char* help,
               const char* metavar) {
  app.add_option(flag, value, help)
      ->type_name(metavar)
      ->transform(CLI::Transformer(choices).description(""))
      ->check([choices](const std::string& given) {
        for (const auto& [name, choice] : choices) {
          if (given == std::to_string(static_cast<unsigned>(choice)) || given == name) return std::string();
        }
        std::string known;
        for (const auto& [name, choice] : choices) known += (known.empty() ? "" : ", ") + name;
        return "expected one of " + known + "; found \"" + given + "\"";
      });
}

void AddInput(CLI::App& app, Options& options) {
  app.add_option("FILE", options.files, "Articles to read; - is standard input")->type_name("");
  app.add_option("--jsonl", options.jsonl,
                 "Read many documents from FILE, one JSON object\na line; - is standard input")
      ->type_name("FILE");
  AddChoice(app, "--input-format", options.input_format,
            {{"auto", InputFormat::kAuto},
             {"text", InputFormat::kText},
             {"markdown", InputFormat::kMarkdown},
             {"html", InputFormat::kHtml}},
            "How articles are marked up; auto, the default,\ngoes by .md .markdown .html .htm .xhtml, else text",
            "auto|text|markdown|html");
  app.add_option("--published", options.published, "Day of publication; \"yesterday\" is read against it")
      ->type_name("YYYY-MM-DD")
      ->check([](const std::string& given) {
        return base::ParseIsoDay(given) ? std::string()
                                        : "expected a day that exists, as YYYY-MM-DD; found \"" + given + "\"";
      });
  app.add_option("--title", options.title, "Headline that the file does not hold; needs a single article")
      ->type_name("TEXT");
}

void AddSource(CLI::App& app, Options& options) {
  app.add_option("--server", options.server, "Ask a daemon at unix:PATH or HOST:PORT instead\nof reading here")
      ->type_name("ADDRESS");
  app.add_option("--server-ca", options.server_ca, "Authority of the daemon's certificate: speak TLS")
      ->type_name("FILE");
  app.add_option("--certificate", options.certificate, "Certificate to show it, with --key")->type_name("FILE");
  app.add_option("--key", options.key, "Key of --certificate")->type_name("FILE");
  app.add_option("--token-file", options.token_file, "File with the token that says who is asking")->type_name("FILE");
  if (options.command == Command::kFacts) return;  // facts are the engine's own
  app.add_option("--plugins", options.plugins, "Load checkers from this folder only")->type_name("DIR");
}

// Without --server it is the daemon that is where daemons are.
void AddAdmin(CLI::App& app, Options& options, const std::string& command) {
  const struct {
    const char* name;
    Command command;
    const char* description;
    const char* example;
  } commands[] = {
      {"status", Command::kStatus,
       "Says how the daemon on this machine is: its workers, queue, checkers and certificate.",
       "claimcheck status --format json | jq .checkers"},
      {"reload", Command::kReload,
       "Has the daemon read its settings, clients, certificates and plug-ins again, and says when they serve.",
       "claimcheck reload --server unix:/run/claimcheck/claimcheckd.sock"},
      {"drain", Command::kDrain, "Ends the daemon: it takes no more documents and answers those that it has.",
       "claimcheck drain --server unix:/run/claimcheck/claimcheckd.sock"},
  };
  for (const auto& one : commands) {
    if (command != one.name) continue;
    options.command = one.command;
    app.description(one.description);
    app.footer(absl::StrCat("Example:\n  ", one.example,
                            "\n\nThe socket of these calls is the daemon's own user's. Exit "
                            "status: 0 done, 1 the daemon does not serve, 2 nobody answers.\n"));
  }
  options.server = base::DefaultListenAddress();
  app.add_option("--server", options.server, absl::StrCat("The daemon's socket (default\n", options.server, ")"))
      ->type_name("unix:PATH");
}

void AddOutput(CLI::App& app, Options& options) {
  std::map<std::string, OutputFormat> formats = {{"text", OutputFormat::kText}, {"json", OutputFormat::kJson}};
  if (options.command == Command::kCheck) {
    formats.insert({{"sarif", OutputFormat::kSarif}, {"github", OutputFormat::kGithub}});
    AddChoice(app, "--format", options.format, formats,
              "How to answer (default text): json is an object\na line for each document, sarif one SARIF 2.1.0\nlog, "
              "github annotations of a workflow",
              "text|json|sarif|github");
  } else if (options.command == Command::kRules) {
    formats.insert({"html", OutputFormat::kHtml});
    AddChoice(app, "--format", options.format, formats,
              "How to answer (default text): html is one document\nof all rules and their pages", "text|json|html");
  } else if (IsAdmin(options.command)) {
    AddChoice(app, "--format", options.format, formats, "How to answer (default text)", "text|json");
  } else {
    AddChoice(app, "--format", options.format, formats,
              "How to answer (default text): json is an object\na line for each document", "text|json");
  }
  AddChoice(app, "--color", options.color,
            {{"auto", Color::kAuto}, {"always", Color::kAlways}, {"never", Color::kNever}},
            "Colour the text (default auto: on a terminal,\nunless NO_COLOR is set)", "auto|always|never");
}

void AddCheck(CLI::App& app, Options& options) {
  AddChoice(
      app, "--fail-on", options.fail_on,
      {{"error", FailOn::kError}, {"warning", FailOn::kWarning}, {"note", FailOn::kNote}, {"never", FailOn::kNever}},
      "Least severity that makes the exit status 1\n(default note)", "error|warning|note|never");
  AddChoice(app, "--profile", options.profile,
            {{"desk", Profile::kDesk}, {"strict", Profile::kStrict}, {"wire", Profile::kWire}},
            "Which rules run: desk, the default, those that are\non by default; strict all; wire errors and warnings",
            "desk|strict|wire");
  app.add_option("--checker", options.checkers, "Run only this checker; may be repeated")
      ->type_name("ID")
      ->allow_extra_args(false);
  app.add_option("--enable", options.enable_rules, "Run a rule that is off by default; may be repeated")
      ->type_name("RULE")
      ->allow_extra_args(false);
  app.add_option("--disable", options.disable_rules, "Leave out a rule; may be repeated")
      ->type_name("RULE")
      ->allow_extra_args(false);
  app.add_option("--config", options.config,
                 "Settings to use instead of the nearest .claimcheck.toml\nin the article's "
                 "folder or above")
      ->type_name("FILE");
  app.add_flag("--no-config", options.no_config, "Use no .claimcheck.toml");
  app.add_option("--baseline", options.baseline, "Leave out the findings that FILE knows")->type_name("FILE");
  app.add_option("--write-baseline", options.write_baseline,
                 "Write what is found to FILE, for --baseline; the exit\n"
                 "status is then 0 unless something could not be\nchecked")
      ->type_name("FILE");
  app.add_flag("--show-suppressed", options.show_suppressed,
               "Show findings that [CQ], claimcheck-disable or the\n"
               "baseline hold back, each with the reason");
  app.add_flag("--coverage", options.coverage,
               "Say in full what was read and what of it could be\ncompared; json always "
               "holds it");
}

Exit UsageError(const std::string& command, const std::string& message) {
  return {2, "claimcheck: " + message + "\nTry `claimcheck" + (command.empty() ? "" : " " + command) + " --help`.\n"};
}

// What CLI11 cannot say in one flag's check.
std::string CombinationError(const Options& options) {
  if (!options.server.empty() && !options.plugins.empty()) {
    return "--server and --plugins exclude each other: a daemon loads its own checkers";
  }
  if (options.server.empty() && !(options.server_ca + options.token_file).empty()) {
    return "--server-ca and --token-file are for a daemon; name it with --server";
  }
  if (options.certificate.empty() != options.key.empty() || (!options.key.empty() && options.server_ca.empty())) {
    return "--certificate and --key go together, and with --server-ca";
  }
  if (IsAdmin(options.command)) return "";
  if (options.command == Command::kRules) {
    const bool one_as_html = options.format == OutputFormat::kHtml && !options.rule.empty();
    return one_as_html ? "--format html is of all rules; leave RULE out" : "";
  }
  if (!options.config.empty() && options.no_config) return "--config and --no-config exclude each other";
  if (options.coverage && options.format != OutputFormat::kText) {
    return "--coverage is of --format text; json holds it without being asked";
  }
  if (options.jsonl.empty() && options.files.empty()) return "expected a FILE, - or --jsonl FILE; found none";
  if (!options.jsonl.empty() && !options.files.empty()) {
    return "expected either FILEs or --jsonl; found both: run it twice";
  }
  if (!options.title.empty() && (options.files.size() != 1)) {
    return "--title needs a single FILE; in --jsonl, give each document its \"title\"";
  }
  if (std::count(options.files.begin(), options.files.end(), "-") > 1)
    return "standard input (-) can be read only once";
  return "";
}

}  // namespace

std::variant<Options, Exit> ParseOptions(int argc, const char* const* argv) {
  Options options;
  std::vector<std::string> words(argv + 1, argv + argc);
  const std::string first = words.empty() ? "" : words.front();
  if (first.empty()) return Exit{2, kOverview};
  if (first == "--version") return Exit{0, "claimcheck " CLAIMCHECK_VERSION "\n"};
  if (first == "--help" || first == "-h" || first == "help") return Exit{0, kOverview};

  std::string command = "check";
  for (const char* known : {"check", "facts", "rules", "status", "reload", "drain"}) {
    if (first == known) command = first;
  }
  if (first == command) words.erase(words.begin());
  CLI::App app("", "claimcheck " + command);
  app.get_formatter()->column_width(34);
  if (command == "status" || command == "reload" || command == "drain") {
    AddAdmin(app, options, command);
  } else if (command == "rules") {
    options.command = Command::kRules;
    app.description("Lists the rules, or explains one: what it finds, why a reader cares, what it misses.");
    app.add_option("RULE", options.rule, "\"checker/rule\", as findings name it")->type_name("");
    app.footer(
        "Examples:\n  claimcheck rules\n  claimcheck rules numeric-consistency/percent-change\n"
        "  claimcheck rules --format html > rules.html\n");
  } else {
    options.command = command == "facts" ? Command::kFacts : Command::kCheck;
    AddInput(app, options);
    if (options.command == Command::kCheck) {
      app.description("Checks articles and reports what a careful copy desk would have caught.");
      AddCheck(app, options);
      app.footer(absl::StrCat(kCheckExamples, "\n\n", kMarksHelp, "\n\n", kConfigHelp, "\n\n", kJsonlHelp, "\n\n",
                              kExitStatus, "\n"));
    } else {
      app.description("Shows what was read from articles: the facts that all checkers work on.");
      app.footer(absl::StrCat(kFactsExamples, "\n\n", kJsonlHelp,
                              "\n\nExit status: 0 all were read, 2 something could not be read.\n"));
    }
  }
  AddOutput(app, options);
  if (!IsAdmin(options.command)) AddSource(app, options);

  try {
    std::reverse(words.begin(), words.end());
    app.parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    return Exit{0, app.help()};
  } catch (const CLI::ParseError& error) {
    return UsageError(command, error.what());
  }
  if (const std::string error = CombinationError(options); !error.empty()) return UsageError(command, error);
  return options;
}

}  // namespace claimcheck::cli
