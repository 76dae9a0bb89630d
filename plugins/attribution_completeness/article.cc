#include "plugins/attribution_completeness/article.h"

#include <algorithm>
#include <utility>

#include "plugins/attribution_completeness/people.h"

namespace claimcheck::attribution {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// As Document::TokenAt, by way of the sentence: the tokens of a long document lie far apart in memory, and every rule
// asks.
uint32_t TokenIn(const sdk::Document& document, const cc_sentence& sentence, uint32_t at) {
  const sdk::Array<cc_token> tokens = document.Tokens(sentence);
  // By halves, without a branch on what is found: where a source stands in its sentence no processor can guess.
  size_t first = 0, left = tokens.size();
  for (; left > 1; left -= left / 2) first += tokens[first + left / 2 - 1].end <= at ? left / 2 : 0;
  if (left == 1 && tokens[first].end <= at) ++first;
  return sentence.first_token + static_cast<uint32_t>(first);
}

uint32_t TokenAt(const sdk::Document& document, uint32_t at) {
  const auto& sentences = document.sentences();
  const auto found = std::lower_bound(sentences.begin(), sentences.end(), at,
                                      [](const cc_sentence& s, uint32_t place) { return s.span.end <= place; });
  return found == sentences.end() ? document.TokenAt(at) : TokenIn(document, *found, at);
}

// The tokens of `span`, of which `begin` is the first.
Article::Range UpTo(const sdk::Document& document, uint32_t begin, cc_span span) {
  constexpr uint32_t kShort = 32;  // tokens
  const sdk::Array<cc_token> tokens = document.tokens().Slice(begin, kShort);
  for (uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].end >= span.end) return {begin, begin + i + 1};
  }
  return {begin, document.TokenAt(span.end - 1) + 1};
}

}  // namespace

bool SameLetters(const char* a, const char* b, size_t size) {
  return std::equal(a, a + size, b, [](char x, char y) { return Lower(x) == Lower(y); });
}

std::string Stem(std::string_view word) {
  std::string stem(word);
  for (char& c : stem) c = Lower(c);
  if (stem.empty() || std::string_view("gdsye").find(stem.back()) == std::string_view::npos) return stem;
  for (const std::string_view end : {"ing", "ied", "ies", "ed", "es", "s", "ly", "e", "y", "d"}) {
    if (stem.size() > end.size() + 3 && stem.ends_with(end)) {
      stem.resize(stem.size() - end.size());
      break;
    }
  }
  return stem;
}

Article::Article(const sdk::Document& document, const Words& words)
    : Words(words), document_(document), classes_(document), traits_(document.sentences().size()) {
  quoted_.reserve(document.quotations().size());
  for (const cc_quotation& quotation : document.quotations()) quoted_.push_back(quotation.span);
  ReadSentences();
  ReadSources();
  ReadCapitals();
  police_story_ = classes_.Holds(police);
}

void Article::ReadSentences() {
  uint32_t next = 0;
  for (const cc_sentence& sentence : document_.sentences()) {
    const cc_block* block = document_.blocks().Find(sentence.block);
    if (block != nullptr) traits_[next].block = block->kind;
    ++next;
  }
  beside_.assign(document_.attributions().size(), CC_NONE);
  uint32_t index = 0;
  for (const cc_attribution& attribution : document_.attributions()) {
    const uint32_t here = index++;
    if (attribution.sentence >= traits_.size()) continue;
    beside_[here] = std::exchange(traits_[attribution.sentence].last_said, here);
    const bool hidden = attribution.cue_kind == CC_CUE_PASSIVE || attribution.cue_kind == CC_CUE_ADVERB;
    if (hidden) traits_[attribution.sentence].hidden = true;
    if (sdk::IsAbsent(attribution.source)) continue;
    traits_[attribution.sentence].sourced = true;
    if (sdk::IsAbsent(attribution.content)) continue;
    if (!said_.empty() && attribution.content.begin <= said_.back().end) {
      said_.back().end = std::max(said_.back().end, attribution.content.end);
    } else {
      said_.push_back(attribution.content);
    }
  }
}

void Article::ReadSources() {
  const auto& all = document_.attributions();
  sources_.reserve(all.size());
  for (size_t i = 0; i < all.size(); ++i) {
    const cc_attribution& attribution = all[i];
    if (sdk::IsAbsent(attribution.source) || !IsFirstPiece(i)) continue;
    Source source;
    source.attribution = &attribution;
    source.words = Tokens(attribution.source, attribution.sentence);
    source.head = HeadIn(attribution, source.words);
    source.judged = IsBody(attribution.sentence) && !IsQuoted(attribution.source);
    source.states = source.judged && States(attribution);
    sources_.push_back(source);
  }
}

// Every seventh word begins with a capital letter, and nobody can guess which: they are counted without a branch.
void Article::ReadCapitals() {
  const std::string_view text = document_.text();
  uint32_t next = 0;
  for (const cc_token& token : document_.tokens()) {
    const uint32_t i = next++;
    const uint32_t is_word = token.kind == CC_TOKEN_WORD;
    capital_words_ += is_word & token.flags & CC_FLAG_CAPITAL;
    if (token.flags & CC_FLAG_ALL_CAPS && is_word & token.flags & CC_FLAG_CAPITAL) shouted_.push_back(i);
    const bool like_lorem = (is_word != 0) & (token.end - token.begin == 5) & ((text[token.begin] | 0x20) == 'l');
    if (like_lorem && SameWord(Word(i), "lorem")) lorem_.push_back(i);
  }
}

static_assert(CC_FLAG_CAPITAL == 1, "added up above");

Article::~Article() = default;

const People& Article::people() const {
  if (people_ == nullptr) people_ = std::make_unique<People>(*this);
  return *people_;
}

Article::Range Article::InSentence(uint32_t sentence) const {
  const cc_sentence* found = document_.sentences().Find(sentence);
  if (found == nullptr) return {};
  return {found->first_token, found->first_token + found->token_count};
}

bool Article::IsSaidBySomebody(cc_span span) const {
  const auto after = std::upper_bound(said_.begin(), said_.end(), span.begin,
                                      [](uint32_t at, cc_span said) { return at < said.begin; });
  return after != said_.begin() && sdk::Contains(*std::prev(after), span);
}

bool Article::HasSourceInParagraph(uint32_t sentence) const {
  const cc_sentence* found = document_.sentences().Find(sentence);
  const cc_block* block = found == nullptr ? nullptr : document_.blocks().Find(found->block);
  if (block == nullptr) return false;
  const auto begin = traits_.begin() + block->first_sentence;
  return std::any_of(begin, begin + block->sentence_count, [](const Traits& traits) { return traits.sourced; });
}

Article::Range Article::Tokens(cc_span span) const {
  return sdk::IsAbsent(span) ? Range{} : UpTo(document_, TokenAt(document_, span.begin), span);
}

Article::Range Article::Tokens(cc_span span, uint32_t sentence) const {
  return sdk::IsAbsent(span) ? Range{} : UpTo(document_, FirstToken(span, sentence), span);
}

uint32_t Article::FirstToken(cc_span span, uint32_t sentence) const {
  const cc_sentence* s = document_.sentences().Find(sentence);
  const bool inside = s != nullptr && span.begin >= s->span.begin && span.begin < s->span.end;
  return inside ? TokenIn(document_, *s, span.begin) : TokenAt(document_, span.begin);
}

uint32_t Article::BlockKind(uint32_t sentence) const {
  return sentence < traits_.size() ? traits_[sentence].block : CC_BLOCK_PARAGRAPH;
}

bool Article::IsHeading(uint32_t sentence) const {
  const uint32_t kind = BlockKind(sentence);
  return kind == CC_BLOCK_HEADLINE || kind == CC_BLOCK_CROSSHEAD;
}

bool Article::IsBody(uint32_t sentence) const {
  const uint32_t kind = BlockKind(sentence);
  return kind == CC_BLOCK_PARAGRAPH || kind == CC_BLOCK_LIST_ITEM || kind == CC_BLOCK_BLOCK_QUOTE;
}

bool Article::IsOpeningLine(uint32_t sentence) const {
  const auto& blocks = document_.blocks();
  return sentence == 0 && blocks.size() >= 3 && BlockKind(0) == CC_BLOCK_PARAGRAPH && blocks[0].sentence_count <= 2;
}

bool Article::IsQuoted(cc_span span) const {
  auto after = std::upper_bound(quoted_.begin(), quoted_.end(), span.begin,
                                [](uint32_t at, cc_span quotation) { return at < quotation.begin; });
  for (int look = 0; look < 4 && after != quoted_.begin(); ++look) {
    if (sdk::Contains(*--after, span)) return true;
  }
  return false;
}

bool Article::HasSource(uint32_t sentence) const {
  for (const uint32_t back : {0u, 1u}) {
    if (sentence < back || sentence - back >= traits_.size()) break;
    if (document_.sentences()[sentence - back].block != document_.sentences()[sentence].block) break;
    if (traits_[sentence - back].sourced) return true;
  }
  return false;
}

bool Article::HasSourceAfter(uint32_t sentence) const {
  return sentence + 1 < traits_.size() && traits_[sentence + 1].sourced &&
         document_.sentences()[sentence + 1].block == document_.sentences()[sentence].block;
}

const cc_name* Article::NewSpeakerBehind(uint32_t sentence) const {
  const auto& names = document_.names();
  const cc_sentence* next = document_.sentences().Find(sentence + 1);
  if (next == nullptr || !traits_[sentence + 1].sourced) return nullptr;
  for (const cc_name& name : document_.In(names, next->span)) {
    if (name.kind != CC_NAME_PERSON || name.token_count < 2 || names[name.entity].sentence < sentence) continue;
    const bool speaks = AnyAttributionAt(sentence + 1, [&](const cc_attribution& said) {
      return said.source_kind == CC_SOURCE_NAMED_PERSON && sdk::Contains(said.source, name.span);
    });
    if (speaks) return &name;
  }
  return nullptr;
}

bool Article::HasLink(uint32_t sentence) const {
  const cc_sentence* found = document_.sentences().Find(sentence);
  return found != nullptr && document_.In(document_.links(), found->span).size() > 0;
}

bool Article::HasName(Range range) const {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const cc_token& token = Token(i);
    if (token.kind != CC_TOKEN_WORD || !(token.flags & CC_FLAG_CAPITAL)) continue;
    if (token.flags & CC_FLAG_FIRST && (token.lexeme != 0 || range.end - range.begin == 1)) continue;
    if (demonym.Has(token) || SameWord(Word(i), "Western")) continue;
    return true;
  }
  return false;
}

bool Article::States(const cc_attribution& attribution) const {
  if (attribution.cue_kind == CC_CUE_ACCORDING) return true;
  const Range cue = Tokens(attribution.cue, attribution.sentence);
  // "two springs said to be older", "springs told apart by their salt": said and told of them.
  if (cue.end > cue.begin && SameWord(Word(cue.end - 1), "said") && SameWord(Word(cue.end), "to")) return false;
  if (cue.end > cue.begin && SameWord(Word(cue.end - 1), "told") && SameWord(Word(cue.end), "apart")) return false;
  for (uint32_t i = cue.begin; i < cue.end; ++i) {
    if (stating.Has(Token(i))) return true;
  }
  return false;
}

uint32_t Article::HeadOf(const cc_attribution& attribution) const {
  if (sdk::IsAbsent(attribution.source_head)) return CC_NONE;
  return FirstToken(attribution.source_head, attribution.sentence);
}

uint32_t Article::HeadIn(const cc_attribution& attribution, Range source) const {
  if (sdk::IsAbsent(attribution.source_head)) return CC_NONE;
  if (sdk::Contains(attribution.source, attribution.source_head)) {
    for (uint32_t i = source.begin; i < source.end; ++i) {
      if (Token(i).end > attribution.source_head.begin) return i;
    }
  }
  return HeadOf(attribution);
}

bool Article::IsKnown(const cc_attribution& attribution) const {
  const Range range = Tokens(attribution.source, attribution.sentence);
  if (range.begin >= range.end) return false;
  const std::string_view first = Word(range.begin);
  if (pronoun.Has(Token(range.begin)) && !SameWord(first, "one") && !SameWord(first, "others")) return true;
  if (SameWord(first, "the") || SameWord(first, "that") || SameWord(first, "this") || SameWord(first, "these") ||
      SameWord(first, "those")) {
    return true;
  }
  for (uint32_t i = range.begin; i < HeadOf(attribution) && i < range.end; ++i) {
    if (Word(i) == "'s" || Word(i) == "’s") return true;  // the state's top official
  }
  return determiner.Value(Token(range.begin)) == 1;
}

bool Article::IsQualifiedBehind(const cc_attribution& attribution) const {
  const uint32_t head = HeadOf(attribution);
  const Range range = Tokens(attribution.source, attribution.sentence);
  return head != CC_NONE && head + 1 < range.end;
}

uint32_t Article::QualifiersBefore(const cc_attribution& attribution) const {
  const uint32_t head = HeadOf(attribution);
  if (head == CC_NONE) return 0;
  uint32_t count = 0;
  for (uint32_t i = FirstToken(attribution.source, attribution.sentence); i < head; ++i) {
    const cc_token& token = Token(i);
    const bool joined = i > 0 && Word(i - 1) == "-" && !(token.flags & CC_FLAG_SPACE);  // "law-enforcement" is one word
    if (token.kind == CC_TOKEN_WORD && !joined && !determiner.Has(token) && !pronoun.Has(token)) ++count;
  }
  return count;
}

cc_span Article::SourceAndCue(const cc_attribution& attribution) const {
  const cc_span both = sdk::Cover(attribution.source, attribution.cue);
  const uint32_t gap = both.end - both.begin - (attribution.source.end - attribution.source.begin) -
                       (attribution.cue.end - attribution.cue.begin);
  return sdk::IsAbsent(attribution.cue) || gap > 1 ? attribution.source : both;
}

bool Article::IsFirstPiece(size_t index) const {
  const auto& all = document_.attributions();
  const cc_attribution& attribution = all[index];
  if (attribution.continues != CC_NONE) return false;
  for (size_t i = index; i > 0 && index - i < 8; --i) {
    const cc_attribution& before = all[i - 1];
    if (before.source.begin == attribution.source.begin && before.cue.begin == attribution.cue.begin) return false;
  }
  return true;
}

}  // namespace claimcheck::attribution
