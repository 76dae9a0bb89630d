// A headline quotes words that nobody says in the text. Every word that matters must stand, in some form of it, in what
// the text quotes; words that the text says itself, in the same order or in one sentence, are taken for a paraphrase
// and left alone. Words in single marks need half as much: many desks put a claim in them that is nobody's wording.
// The body is read once, as hashes of stems.
#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kFewestWords = 2;
constexpr size_t kFewestOfClaim = 3;
constexpr size_t kMostQuotations = 64;      // in headings of one text, each of them laid over all of it
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

using Stems = std::vector<std::string>;

Stems StemsOf(const Article& article, const cc_quotation& quotation) {
  Stems stems;
  for (const cc_token& token : article.document().Tokens(quotation)) {
    if (Matters(article, token)) stems.push_back(Stem(article.document().Text(token)));
  }
  return stems;
}

uint64_t Hash(std::string_view stem) { return std::hash<std::string_view>()(stem); }

// The words of the body that matter, one behind the other, by the hashes of their stems.
struct Body {
  std::vector<uint64_t> words;
  std::vector<uint32_t> tokens;  // of each word
  std::vector<size_t> ends;      // of each sentence, in words
  std::vector<uint64_t> quoted;  // those that the body quotes, sorted
  bool quotes = false;

  bool Holds(uint64_t word) const { return std::find(words.begin(), words.end(), word) != words.end(); }
};

Body ReadBody(const Article& article) {
  Body body;
  const sdk::Document& document = article.document();
  body.words.reserve(document.tokens().size() / 2);
  body.tokens.reserve(document.tokens().size() / 2);
  for (uint32_t i = 0; i < document.sentences().size(); ++i) {
    if (article.IsHeading(i)) continue;
    const Article::Range range = article.InSentence(i);
    for (uint32_t t = range.begin; t < range.end; ++t) {
      if (!Matters(article, article.Token(t))) continue;
      body.words.push_back(Hash(Stem(article.Word(t))));
      body.tokens.push_back(t);
    }
    body.ends.push_back(body.words.size());
  }
  for (const cc_quotation& quotation : document.quotations()) {
    if (article.IsHeading(quotation.sentence)) continue;
    body.quotes = true;
    const uint32_t end = quotation.first_token + quotation.token_count;
    const auto first = std::lower_bound(body.tokens.begin(), body.tokens.end(), quotation.first_token);
    for (auto at = first; at != body.tokens.end() && *at < end; ++at) {
      body.quoted.push_back(body.words[static_cast<size_t>(at - body.tokens.begin())]);
    }
    for (const cc_token& token : document.Tokens(quotation)) {  // "weren't": the headline's "were not"
      const std::string_view word = document.Text(token);
      if (word.ends_with("n't") || word.ends_with("n’t")) body.quoted.push_back(Hash("not"));
    }
  }
  std::sort(body.quoted.begin(), body.quoted.end());
  return body;
}

// "Saving" of the headline and "saved" of the body: one word alone may stand in any form.
bool HasForm(const Article& article, const Body& body, const std::string& stem) {
  const std::string start = stem.substr(0, stem.size() - (stem.ends_with("ing") ? 3 : 0));
  return std::any_of(body.tokens.begin(), body.tokens.end(),
                     [&](uint32_t token) { return Stem(article.Word(token)).starts_with(start); });
}

bool StandsInBody(const Article& article, const Body& body, const Stems& stems) {
  std::vector<uint64_t> words;
  for (const std::string& stem : stems) words.push_back(Hash(stem));
  const auto is_quoted = [&](uint64_t word) {
    return std::binary_search(body.quoted.begin(), body.quoted.end(), word);
  };
  if (std::all_of(words.begin(), words.end(), is_quoted)) return true;
  if (stems.size() == 1) return HasForm(article, body, stems[0]);
  if (std::search(body.words.begin(), body.words.end(), words.begin(), words.end()) != body.words.end()) return true;
  // "Sack the Mayor" in the headline, "the mayor should be sacked" in the text.
  size_t begin = 0;
  for (const size_t end : body.ends) {
    const auto from = body.words.begin() + static_cast<std::ptrdiff_t>(std::exchange(begin, end));
    const auto to = body.words.begin() + static_cast<std::ptrdiff_t>(end);
    if (std::all_of(words.begin(), words.end(), [&](uint64_t word) { return std::find(from, to, word) != to; }))
      return true;
  }
  return false;
}

// Single marks in a headline may stand for a claim in the desk's own words: of three words and more that matter, half
// will do.
bool IsClaimOfBody(const Article& article, const cc_quotation& quotation, const Body& body, const Stems& stems) {
  const std::string_view mark = article.Word(quotation.first_token);
  if ((mark != "'" && mark != "‘" && mark != "’") || stems.size() < kFewestOfClaim) return false;
  const auto found =
      std::count_if(stems.begin(), stems.end(), [&](const std::string& stem) { return body.Holds(Hash(stem)); });
  return 2 * static_cast<size_t>(found) >= stems.size();
}

void Run(const Article& article, sdk::RuleReport& report) {
  const sdk::Document& document = article.document();
  Body body;
  size_t compared = 0;
  for (const cc_quotation& quotation : document.quotations()) {
    if (!article.IsHeading(quotation.sentence) || quotation.parent != CC_NONE) continue;
    report.Considered();
    if (quotation.kind == CC_QUOTE_TITLE || quotation.kind == CC_QUOTE_NICKNAME || quotation.flags & CC_QUOTE_UNCLOSED)
      continue;
    if (IsPullQuote(article, quotation)) continue;
    const Stems stems = StemsOf(article, quotation);
    if (stems.empty() || WordCount(article, quotation) < kFewestWords) continue;
    if (++compared > kMostQuotations) {
      report.WhyNot("more headings that quote than are looked at");
      continue;
    }
    if (compared == 1) body = ReadBody(article);
    // A text that quotes nobody has put its own words in marks; a text without prose has nothing to compare with.
    if (!body.quotes) {
      report.WhyNot("the text quotes nobody");
      continue;
    }
    report.Compared(quotation.span);
    if (StandsInBody(article, body, stems) || IsClaimOfBody(article, quotation, body, stems)) continue;
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
