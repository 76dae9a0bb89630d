// A whole quotation with no speaker in reach. The host looks for one in its sentence, in the sentences around it and in
// the paragraphs before; what is left out here is speech that needs no speaker: signs, chants, mottos, imagined speech,
// and speech that the writer leads up to without a verb of saying:
//   Lee answered with a statement. "We will rebuild the pier."         a word for what is said stands before it
//   "We lost it all," a notice on the door read. "Go home."            it goes on with what the paragraph quotes
//   "We lost it all." / — Ann Lee                                      signed on the line below
//   "LEE: We lost it all."                                             a transcript
//   "The sea takes what it wants."                                     a pull quote: the text says these words as well
#include <algorithm>

#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kFewestWords = 4;
constexpr uint32_t kSubject = 3;           // tokens of a sentence that may be its subject
constexpr uint32_t kShortest = 2;          // tokens of a sentence that only marks time
constexpr uint32_t kLongestCrosshead = 8;  // words
constexpr uint32_t kLongestSignature = 6;  // tokens
constexpr uint32_t kPullReach = 1u << 14;  // bytes on either side in which a pull quote's words may stand
constexpr size_t kPullQuote = 40;          // bytes that say the same for the whole to be the same
constexpr uint32_t kReach = 6;             // tokens before the quotation that may say what it is

// Words for what is said.
struct Speech {
  sdk::WordClass message;  // a statement, a tweet
  sdk::WordClass claim;    // a remark, a warning
  sdk::WordClass person;   // a neighbor, a witness
};

// "a sign that read", "as if to say", "the slogan": nobody says it.
bool IsNobodysSpeech(const Article& article, const cc_quotation& quotation) {
  const cc_sentence* sentence = article.document().Sentence(quotation);
  const uint32_t floor = sentence == nullptr ? 0 : sentence->first_token;
  for (uint32_t i = quotation.first_token; i > floor && quotation.first_token - i < kReach; --i) {
    const cc_token& token = article.Token(i - 1);
    const std::string_view word = article.Word(i - 1);
    if (article.writing.Has(token) || SameWord(word, "if") || SameWord(word, "like") || SameWord(word, "imagine"))
      return true;
  }
  return false;
}

// A colon introduces it ("Transcript:"), a bracket credits it ("[NYT]"), or a question was put: somebody is given.
bool IsCredited(const Article& article, const cc_quotation& quotation) {
  const uint32_t begin = quotation.first_token, end = begin + quotation.token_count;
  const std::string_view after = article.Word(end);
  if (after == "[" || after == "(" || after == "—" || after == "―" || after == "--" || after == "–" || after == "-")
    return true;
  if (begin > 0 && article.Word(begin - 1) == ":") return true;
  const cc_attribution* attribution = article.document().attributions().Find(quotation.attribution);
  return attribution != nullptr && attribution->cue_kind == CC_CUE_PASSIVE;
}

// The quotation is a sentence of its own, and no question leads up to it. Where words of the writer's stand around it
// ("Hart on Friday “…”", "…,” a band sang"), somebody is most likely given in a way that the host does not read.
bool StandsAlone(const Article& article, const cc_quotation& quotation) {
  const cc_block* block = article.document().Block(quotation);
  if (block == nullptr) return false;
  const Article::Range sentence = article.InSentence(quotation.sentence);
  const uint32_t begin = quotation.first_token, end = begin + quotation.token_count;
  if (begin > sentence.begin || (begin > 0 && article.Word(begin - 1) == ",")) return false;
  const bool ends = end >= article.token_count() || article.Token(end).begin >= block->span.end ||
                    article.Token(end).flags & CC_FLAG_FIRST || article.Token(end).kind == CC_TOKEN_OPEN;
  return ends && !(begin > 0 && article.Token(begin - 1).begin >= block->span.begin && article.Word(begin - 1) == "?");
}

// What stands before the quotation makes it somebody's: the paragraph quotes already, the sentence before has a source,
// or it has a word for what is said ("his remarks", "a tweet", "one question").
bool IsLedUpTo(const Article& article, const Speech& speech, const cc_quotation& quotation) {
  const sdk::Document& document = article.document();
  const cc_block* block = document.Block(quotation);
  const auto before = document.In(document.quotations(), {block->span.begin, quotation.span.begin});
  if (!before.empty()) return true;
  if (quotation.sentence == 0 || article.IsHeading(quotation.sentence - 1)) return false;
  const bool spoken = article.AnyAttributionAt(quotation.sentence - 1, [](const cc_attribution& said) {
    // A group ("experts say") speaks with no one mouth.
    const bool one = said.source_kind == CC_SOURCE_NAMED_PERSON || said.source_kind == CC_SOURCE_UNNAMED_PERSON ||
                     said.source_kind == CC_SOURCE_ORGANIZATION || said.source_kind == CC_SOURCE_DOCUMENT;
    return one && !sdk::IsAbsent(said.source);
  });
  if (spoken) return true;
  const Article::Range range = article.InSentence(quotation.sentence - 1);
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const cc_token& token = article.Token(i);
    if (speech.message.Has(token) || speech.claim.Has(token) || article.writing.Has(token)) return true;
  }
  const bool same_block =
      document.sentences()[quotation.sentence - 1].block == document.sentences()[quotation.sentence].block;
  for (uint32_t i = range.begin; i < range.end && same_block; ++i) {
    if (article.stating.Has(article.Token(i))) return true;
    if (SameWord(article.Word(i), "asked")) return true;  // "Asked whether it would hurt, Hart did not hesitate."
    // "One neighbor heard shots."
    if (i < range.begin + kSubject && speech.person.Has(article.Token(i))) return true;
  }
  const int32_t who = article.pronoun.Value(article.Token(range.begin));
  return who == kHe || who == kShe || range.end - range.begin <= kShortest;  // "She pauses.", "Pause."
}

// A line of its own that is nothing but a name: "Ann Lee."
bool IsSignature(const Article& article, uint32_t begin) {
  const sdk::Document& document = article.document();
  const auto blocks = document.In(document.blocks(), {article.Token(begin).begin, article.Token(begin).end});
  if (blocks.empty()) return false;
  const Article::Range range = article.Tokens(blocks[0].span);
  if (range.end - range.begin > kLongestSignature) return false;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const cc_token& token = article.Token(i);
    if (token.kind == CC_TOKEN_WORD && !(token.flags & CC_FLAG_CAPITAL) && !article.preposition.Has(token))
      return false;
  }
  return true;
}

// What stands behind it does: a dash and a name on a line of its own, "That quote is from …", "Lee said she …".
bool IsFollowedUp(const Article& article, const Speech& speech, const cc_quotation& quotation) {
  const uint32_t end = quotation.first_token + quotation.token_count;
  if (end + 1 >= article.token_count()) return false;
  const std::string_view next = article.Word(end);
  if (next == "-" || next == "–" || next == "—" || next == "―" || next == "--") return true;
  const cc_token& noun = article.Token(end + 1);
  if (IsSignature(article, end)) return true;
  const bool points =
      SameWord(next, "that") || SameWord(next, "those") || SameWord(next, "the") || SameWord(next, "this");
  if (points && (speech.message.Has(noun) || speech.claim.Has(noun) || article.writing.Has(noun) ||
                 SameWord(article.Word(end + 1), "quote") || SameWord(article.Word(end + 1), "line"))) {
    return true;
  }
  const auto behind =
      article.document().In(article.document().names(), {article.Token(end).begin, article.Token(end).end});
  return !behind.empty() && behind[0].kind == CC_NAME_PERSON;  // "Ann Lee lives next door."
}

// The words say who speaks ("LEE: …"), or hold a quotation with a speaker of its own.
bool NamesItsSpeaker(const Article& article, uint32_t index) {
  const auto& quotations = article.document().quotations();
  const cc_quotation& quotation = quotations[index];
  for (uint32_t i = quotation.first_token + 1; i < quotation.first_token + 4 && i + 1 < article.token_count(); ++i) {
    if (!(article.Token(i).flags & CC_FLAG_ALL_CAPS)) break;
    if (article.Word(i + 1) == ":") return true;
  }
  return index + 1 < quotations.size() && quotations[index + 1].parent == index &&
         !sdk::IsAbsent(quotations[index + 1].speaker);
}

// The same words stand elsewhere in the text.
bool StandsElsewhere(const Article& article, const cc_quotation& quotation) {
  const std::string_view words = article.Text(quotation.inner).substr(0, kPullQuote);
  const uint32_t begin = quotation.inner.begin > kPullReach ? quotation.inner.begin - kPullReach : 0;
  const std::string_view text = article.document().text().substr(begin, 2 * kPullReach);
  const size_t first = text.find(words);
  return begin + first != quotation.inner.begin || text.find(words, first + 1) != std::string_view::npos;
}

// A few words in single marks in a paragraph of their own: a heading in the manner of headlines.
bool IsCrosshead(const Article& article, const cc_quotation& quotation, uint32_t words) {
  const std::string_view mark = article.Word(quotation.first_token);
  const cc_block* block = article.document().Block(quotation);
  return block != nullptr && block->sentence_count == 1 && words <= kLongestCrosshead && (mark == "'" || mark == "‘");
}

uint32_t WordCount(const Article& article, const cc_quotation& quotation) {
  uint32_t count = 0;
  for (const cc_token& token : article.document().Tokens(quotation)) count += token.kind == CC_TOKEN_WORD;
  return count;
}

// An interview: the paragraph before is the writer's and speaks to "you", and the quotation answers it.
bool AnswersQuestion(const Article& article, const cc_quotation& quotation) {
  constexpr uint32_t kSentences = 4;  // of the question
  const auto& sentences = article.document().sentences();
  const uint32_t block = sentences[quotation.sentence].block;
  uint32_t s = quotation.sentence;
  if (s == 0 || sentences[s - 1].block == block) return false;  // an answer begins its paragraph
  const uint32_t before = sentences[s - 1].block;
  bool addressed = false;
  for (const uint32_t end = s; s > 0 && end - s < kSentences && sentences[s - 1].block == before; --s) {
    const Article::Range range = article.InSentence(s - 1);
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (article.IsQuoted(sdk::SpanOf(article.Token(i)))) return false;
      addressed = addressed || SameWord(article.Word(i), "you") || SameWord(article.Word(i), "your");
    }
  }
  return addressed;
}

void Run(const Article& article, sdk::RuleReport& report) {
  const sdk::Document& document = article.document();
  const Speech speech = {article.message_noun, article.claim_noun, article.unnamed_person};
  for (uint32_t i = 0; i < document.quotations().size(); ++i) {
    const cc_quotation& quotation = document.quotations()[i];
    if (quotation.kind != CC_QUOTE_FULL || quotation.parent != CC_NONE) continue;
    report.Considered();
    if (article.BlockKind(quotation.sentence) != CC_BLOCK_PARAGRAPH || quotation.flags & CC_QUOTE_UNCLOSED) continue;
    report.Compared(quotation.span);
    if (!sdk::IsAbsent(quotation.speaker) || WordCount(article, quotation) < kFewestWords) continue;
    if (!StandsAlone(article, quotation)) continue;
    if (article.Word(quotation.first_token) == "«" || IsNobodysSpeech(article, quotation) ||
        IsCredited(article, quotation))
      continue;
    if (IsLedUpTo(article, speech, quotation) || IsFollowedUp(article, speech, quotation)) continue;
    if (AnswersQuestion(article, quotation)) continue;
    if (IsCrosshead(article, quotation, WordCount(article, quotation)) || NamesItsSpeaker(article, i) ||
        StandsElsewhere(article, quotation))
      continue;
    report.Emit(sdk::Finding(quotation.span)
                    .Message("Nobody in reach says this quotation.")
                    .Workings("looked for a speaker in this sentence, those beside it and the paragraph before: none"));
  }
}

}  // namespace

Rule QuoteUnattributed() {
  return {.id = "quote-unattributed",
          .severity = sdk::Severity::kWarning,
          .summary = "A quotation that nobody says",
          .run = Run};
}

}  // namespace claimcheck::attribution
