#!/usr/bin/env bash
# Makes the folder of a new rule: code, page and corpus, and enters the rule into its checker.
#
#   plugins/new_rule.sh numeric-consistency my-rule "Two figures that cannot both be right"
#
# What it makes compiles and finds nothing; its corpus fails until it holds examples. Nothing that is there is overwritten.
set -euo pipefail

fail() {
  echo "new_rule: $1" >&2
  exit 2
}

[ $# -ge 2 ] && [ $# -le 3 ] || fail 'usage: plugins/new_rule.sh CHECKER RULE ["what it finds, in one line"]'
checker=$1
rule=$2
summary=${3:-"What the rule finds, in one line"}
plugins=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
plugin=$plugins/${checker//-/_}
folder=$plugin/rules/$rule

[[ $rule =~ ^[a-z][a-z0-9]*(-[a-z0-9]+)*$ ]] || fail "rule \"$rule\": expected lower case, digits and single hyphens"
[[ $summary != *[\"\\]* ]] || fail "the line about the rule: expected no quotation marks or backslashes"
[ -f "$plugin/rules.h" ] && [ -f "$plugin/checker.cc" ] && [ -f "$plugin/CMakeLists.txt" ] ||
  fail "checker \"$checker\": expected rules.h, checker.cc and CMakeLists.txt in $plugin"
[ ! -e "$folder" ] || fail "$folder is there already; choose another name"

name=$(sed -E 's/(^|-)([a-z0-9])/\U\2/g' <<<"$rule")
context=$(sed -nE 's/^using Rule = sdk::Rule<(.*)>;$/\1/p' "$plugin/rules.h")
namespace=$(sed -nE 's/^namespace (.*) \{$/\1/p' "$plugin/rules.h" | head -1)
[ -n "$context" ] && [ -n "$namespace" ] || fail "$plugin/rules.h: expected \"namespace … {\" and \"using Rule = sdk::Rule<…>;\""

mkdir -p "$folder"
cat >"$folder/rule.cc" <<END
// How the rule decides, in a sentence or two, with one text in which it fires and one in which it must not.
#include "plugins/${checker//-/_}/rules.h"

namespace $namespace {
namespace {

void Run([[maybe_unused]] const $context& context, [[maybe_unused]] sdk::RuleReport& report) {}

}  // namespace

Rule $name() {
  return {.id = "$rule",
          .severity = sdk::Severity::kNote,
          .summary = "$summary",
          .run = Run};
}

}  // namespace $namespace
END
cat >"$folder/rule.md" <<END
# $rule

$summary.

## Why a reader cares

What goes wrong for a reader if nobody sees it.

## Examples

Fires:

    A text of your own, wrong in the one way that this rule is about.

Silent:

    Its look-alike, in which nothing is wrong.

More stand in \`corpus.txt\`.

## Options

None.

## Known misses

What the rule does not see, or keeps silent about for fear of a false alarm.
END
cat >"$folder/corpus.txt" <<END
# $rule — ${summary,}
# tests/corpus/README.md explains the format. Begin with the look-alikes.

FIRES

MUST NOT FIRE
END

# Into the checker: declared last in rules.h, built last in CMakeLists.txt, run last in checker.cc.
last=$(grep -nE '^Rule [A-Za-z0-9]+\(\);$' "$plugin/rules.h" | tail -1 | cut -d: -f1)
[ -n "$last" ] || fail "$plugin/rules.h: expected lines \"Rule Name();\""
sed -i "${last}a Rule $name();" "$plugin/rules.h"
sed -i -E "/^set\(rules\$/,/\)/ s/\)\$/\n  $rule)/" "$plugin/CMakeLists.txt"
sed -i -E "/kRules\[\] = \{/,/\};/ s/\};/,\n        $name()};/" "$plugin/checker.cc"
for entered in "rules.h:Rule $name();" "CMakeLists.txt:  $rule)" "checker.cc:$name()};"; do
  grep -qF -- "${entered#*:}" "$plugin/${entered%%:*}" ||
    fail "$plugin/${entered%%:*}: could not enter the rule there; add \"${entered#*:}\" by hand"
done

echo "Made $folder: corpus.txt first, then rule.cc and rule.md."
echo "Then: cmake --build build/release && ctest --preset release -R ${checker//-/_}_corpus"
