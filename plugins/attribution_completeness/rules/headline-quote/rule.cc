// A headline quotes words that nobody says in the text. Every word that matters must stand, in some form of it, in what
// the text quotes; words that the text says itself, in the same order or in one sentence, are taken for a paraphrase
// and left alone. Words in single marks need half as much: many desks put a claim in them that is nobody's wording.
#include <algorithm>
#include <unordered_set>

#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kFewestWords = 2;
constexpr size_t kFewestOfClaim = 3;
constexpr uint32_t kLongestCrosshead = 12;  // tokens with the marks; longer: the headline of another text

bool Matters(const Article& article, const cc_token& token) {
  return token.kind == CC_TOKEN_WORD && !article.determiner.Has(token) && !article.preposition.Has(token) &&
         !article.auxiliary.Has(token) && !article.pronoun.Has(token) && article.document().Text(token).size() > 2;
}

// The heading is nothing but a sentence of somebody's: a pull quote, or a paragraph that looks like a heading.
bool IsPullQuote(const Article& article, const cc_quotation& quotation) {
  const cc_block* block = article.document().Block(quotation);
  const std::string_view inner = article.Text(quotation.inner);
  if (inner.find('*') != std::string_view::npos) return true;  // masked: its words cannot be compared
  const bool ends = inner.ends_with(".") || inner.ends_with(",") || inner.ends_with("?") || inner.ends_with("!");
  // A short paragraph that asks a question looks like a heading and is none.
  const std::string_view heading = block == nullptr ? std::string_view() : article.Text(block->span);
  if (block == nullptr || block->kind != CC_BLOCK_CROSSHEAD) return false;
  const std::string_view mark = article.Word(quotation.first_token);
  if (mark == "'" || mark == "‘") return true;  // the marks of headlines: a link to another text
  const Article::Range words = article.Tokens(block->span);
  return ends || heading.ends_with("?") || words.end - words.begin > kLongestCrosshead;
}

// Of "beyond saving" one word matters, but two are quoted.
uint32_t WordCount(const Article& article, const cc_quotation& quotation) {
  uint32_t count = 0;
  for (const cc_token& token : article.document().Tokens(quotation)) count += token.kind == CC_TOKEN_WORD;
  return count;
}

std::vector<std::string> Stems(const Article& article, const cc_quotation& quotation) {
  std::vector<std::string> stems;
  for (const cc_token& token : article.document().Tokens(quotation)) {
    if (Matters(article, token)) stems.push_back(Stem(article.document().Text(token)));
  }
  return stems;
}

// The words of what the body quotes, and of the body as a whole, one after the other.
struct Body {
  std::unordered_set<std::string> quoted;
  std::string text = " ";
  std::vector<std::unordered_set<std::string>> sentences;
  bool quotes = false;
};

Body ReadBody(const Article& article) {
  Body body;
  const sdk::Document& document = article.document();
  for (const cc_quotation& quotation : document.quotations()) {
    if (article.IsHeading(quotation.sentence)) continue;
    body.quotes = true;
    for (const cc_token& token : document.Tokens(quotation)) {
      if (token.kind != CC_TOKEN_WORD) continue;
      const std::string_view word = document.Text(token);
      body.quoted.insert(Stem(word));
      if (word.ends_with("n't") || word.ends_with("n’t"))
        body.quoted.insert("not");  // "weren't": the headline's "were not"
    }
  }
  for (uint32_t i = 0; i < document.sentences().size(); ++i) {
    if (article.IsHeading(i)) continue;
    std::unordered_set<std::string>& words = body.sentences.emplace_back();
    for (const cc_token& token : document.Tokens(document.sentences()[i])) {
      if (!Matters(article, token)) continue;
      body.text += Stem(document.Text(token)) + " ";
      words.insert(Stem(document.Text(token)));
    }
  }
  return body;
}

bool StandsInBody(const Body& body, const std::vector<std::string>& stems) {
  std::string phrase = " ";
  bool all_quoted = true;
  for (const std::string& stem : stems) {
    phrase += stem + " ";
    all_quoted &= body.quoted.contains(stem);
  }
  // One word alone may stand in any form: "saving", "saved".
  if (stems.size() == 1) phrase = " " + stems[0].substr(0, stems[0].size() - (stems[0].ends_with("ing") ? 3 : 0));
  if (all_quoted || body.text.find(phrase) != std::string::npos) return true;
  // "Sack the Mayor" in the headline, "the mayor should be sacked" in the text.
  return std::any_of(body.sentences.begin(), body.sentences.end(), [&](const std::unordered_set<std::string>& words) {
    return std::all_of(stems.begin(), stems.end(), [&](const std::string& stem) { return words.contains(stem); });
  });
}

// Single marks in a headline may stand for a claim in the desk's own words: of three words and more that matter, half
// will do.
bool IsClaimOfBody(const Article& article, const cc_quotation& quotation, const Body& body,
                   const std::vector<std::string>& stems) {
  const std::string_view mark = article.Word(quotation.first_token);
  if ((mark != "'" && mark != "‘" && mark != "’") || stems.size() < kFewestOfClaim) return false;
  const auto found = std::count_if(stems.begin(), stems.end(), [&](const std::string& stem) {
    return body.text.find(" " + stem + " ") != std::string::npos;
  });
  return 2 * static_cast<size_t>(found) >= stems.size();
}

void Run(const Article& article, sdk::RuleReport& report) {
  const sdk::Document& document = article.document();
  Body body;
  bool read = false;
  for (const cc_quotation& quotation : document.quotations()) {
    if (!article.IsHeading(quotation.sentence) || quotation.parent != CC_NONE) continue;
    report.Considered();
    if (quotation.kind == CC_QUOTE_TITLE || quotation.kind == CC_QUOTE_NICKNAME || quotation.flags & CC_QUOTE_UNCLOSED)
      continue;
    if (IsPullQuote(article, quotation)) continue;
    const std::vector<std::string> stems = Stems(article, quotation);
    if (stems.empty() || WordCount(article, quotation) < kFewestWords) continue;
    if (!read) body = ReadBody(article);
    read = true;
    // A text that quotes nobody has put its own words in marks; a text without prose has nothing to compare with.
    if (!body.quotes) {
      report.WhyNot("the text quotes nobody");
      continue;
    }
    report.Compared(quotation.span);
    if (StandsInBody(body, stems) || IsClaimOfBody(article, quotation, body, stems)) continue;
    report.Emit(sdk::Finding(quotation.span)
                    .Message("The headline quotes words that nobody says in the text.")
                    .Workings("looked for \"" + std::string(article.Text(quotation.inner)) +
                              "\" or other forms of its words in what the text quotes: not found"));
  }
}

}  // namespace

Rule HeadlineQuote() {
  return {.id = "headline-quote",
          .severity = sdk::Severity::kWarning,
          .summary = "A headline quotes words that the text does not",
          .run = Run};
}

}  // namespace claimcheck::attribution
