// Walks the document in stretches, and carries speakers over to sentences and paragraphs that name nobody.
//
// A stretch is a sentence, or as many as a quotation holds together. A quotation that stands alone belongs to
//   whoever spoke in the same paragraph before it:      “A,” Lee said. “B.”
//   whoever's quotation ran on over the paragraph:      “A. ¶ “B.”
//   whoever spoke last, if the paragraph before ended with a quotation:  “A,” Lee said. “B.” ¶ “C.”
//   whoever speaks in the next sentence of the paragraph:  “A.” Lee shook his head. / “A.” “B,” Lee said.
//   whoever the sentence before is about:               Lee was blunt. “A.”
// A quotation inside a quotation is read as a stretch of its own, with the quoted speaker around it.
// A stretch without a quotation and without any word that can be a cue is passed over; its subject is read only if a
// quotation follows that could be its subject's.
#include "daemon/facts/attributions.h"

#include <algorithm>

#include "daemon/facts/facts.h"

namespace claimcheck::facts {
namespace {

using text::Document;
using text::lexicon::Class;
constexpr size_t kMostWaiting = 64;        // paragraphs that one quotation runs on over
constexpr uint32_t kMostNested = 3;        // quotations inside quotations that are read
constexpr uint32_t kLongestStretch = 400;  // tokens; a longer sentence is read in pieces
constexpr size_t kParentReach = 16;        // attributions around one that may be its parent

// A stretch in which nothing can be attributed, passed over without a look at its grammar.
struct Quiet {
  uint32_t first = 0;
  uint32_t end = 0;  // first == end: none
  uint32_t block = 0;
  uint32_t stretch = 0;
  uint32_t person = CC_NONE;  // who "he" may be
  bool heading = false;
};

// Where an attribution belongs: by content, of two that begin together the longer one first.
struct ContentKey {
  uint64_t place;
  uint32_t index;
  bool operator<(const ContentKey& other) const {
    return place != other.place ? place < other.place : index < other.index;
  }
};

// Attributions are read almost in order, so that each moves over a few others; a text that is made to move them far is
// sorted as anything is.
void SortNearlySorted(std::vector<ContentKey>& keys) {
  size_t moves = 16 * keys.size();
  for (size_t i = 1; i < keys.size(); ++i) {
    const ContentKey key = keys[i];
    size_t at = i;
    for (; at > 0 && moves > 0 && key < keys[at - 1]; --at, --moves) keys[at] = keys[at - 1];
    keys[at] = key;
  }
  if (moves == 0) std::sort(keys.begin(), keys.end());
}

class Walker {
 public:
  Walker(const Document& document, Facts& facts)
      : document_(document), facts_(facts), words_(Words()), cues_(document, facts), quiet_reader_(document, facts) {}
  void Walk();

 private:
  void ReadBlock(uint32_t index);
  void ReadStretch(uint32_t first, uint32_t end, uint32_t sentence, bool quotes);
  uint32_t NextMayCue(uint32_t first, uint32_t end) const;
  bool IsQuiet(uint32_t first, uint32_t end) const;
  void RecallSubject();
  void ReadInside(uint32_t quotation, uint32_t depth);
  void GiveSpeaker(uint32_t quotation, const Speaker& speaker, uint32_t distance);
  void SettleStretch(uint32_t sentence);
  void Settle(uint32_t quotation, bool alone, uint32_t sentence);
  bool SpeakerOfStretch(Speaker& speaker) const;
  bool IsPronoun(cc_span source) const {
    return text::lexicon::Has(text::lexicon::Find(document_.Text(source)), Class::kPronoun);
  }
  static bool IsSpeech(const cc_quotation& quotation) {
    return quotation.kind == CC_QUOTE_FULL || quotation.kind == CC_QUOTE_FRAGMENT || quotation.kind == CC_QUOTE_BLOCK;
  }
  uint32_t CutAt(uint32_t begin, uint32_t end) const;
  bool IsTitleCase(const cc_block& block) const;
  bool IsCredit(const cc_block& block) const;
  void SetReason(cc_attribution& attribution) const;
  bool KeepsDistance(const cc_quotation& quotation) const;
  void Finish();

  const Document& document_;
  Facts& facts_;
  const WordTables& words_;
  CueReader cues_;
  CueReader quiet_reader_;  // reads a stretch before, while `cues_` holds the present one
  Speaker last_;            // who spoke last
  Speaker subject_;         // whom the sentence before is about
  Quiet quiet_;  // the sentence before, if nobody speaks in it: its subject is read when a quotation asks for it
  uint32_t block_ = 0;
  uint32_t stretch_ = 0;
  bool heading_ = false;
  bool block_begins_ = true;
  bool last_ended_quoted_ = false;  // the paragraph before ended with a quotation
  bool ends_quoted_ = false;
  std::vector<uint32_t> pending_;  // quotations of this block that wait for the next stretch
  std::vector<uint32_t> inside_;   // quotations of the stretch just read
  bool last_ended_colon_ = false;  // the paragraph before ended with a colon
  bool ends_colon_ = false;
  size_t next_quotation_ = 0;  // the first one of the sentences to come
  uint32_t held_until_ = 0;    // the token that the quotations so far reach
};

void Walker::GiveSpeaker(uint32_t index, const Speaker& speaker, uint32_t distance) {
  cc_quotation& quotation = facts_.quotations[index];
  quotation.speaker = speaker.source.span;
  quotation.speaker_entity = speaker.source.entity;
  quotation.source_kind = speaker.source.kind;
  quotation.cue = speaker.cue;
  quotation.distance = distance;
  quotation.attribution = static_cast<uint32_t>(facts_.attributions.size());
  cc_attribution attribution = {};
  attribution.source = speaker.source.span;
  attribution.source_head = speaker.source.head;
  attribution.source_kind = speaker.source.kind;
  attribution.source_entity = speaker.source.entity;
  attribution.cue = speaker.cue;
  attribution.cue_kind = CC_CUE_SAYS;
  attribution.content = quotation.span;
  attribution.speech = CC_SPEECH_DIRECT;
  attribution.sentence = quotation.sentence;
  attribution.parent = CC_NONE;
  attribution.continues = speaker.attribution;
  facts_.attributions.push_back(attribution);
}

// Who speaks in the stretch just read, first of all in a quotation.
bool Walker::SpeakerOfStretch(Speaker& speaker) const {
  const cc_attribution* best = nullptr;
  uint32_t best_index = CC_NONE;
  for (size_t i = cues_.first_attribution(); i < facts_.attributions.size(); ++i) {
    const cc_attribution& attribution = facts_.attributions[i];
    if (attribution.source.begin == attribution.source.end) continue;
    const bool quoted = attribution.speech != CC_SPEECH_INDIRECT;
    const bool best_quoted = best != nullptr && best->speech != CC_SPEECH_INDIRECT;
    if (best == nullptr || (quoted && !best_quoted)) {
      best = &attribution;
      best_index = static_cast<uint32_t>(i);
    }
  }
  if (best == nullptr) return false;
  speaker.source = {best->source, best->source_head, best->source_kind, best->source_entity};
  speaker.cue = best->cue;
  speaker.attribution = best_index;
  speaker.block = block_;
  speaker.stretch = stretch_;
  return true;
}

// A quotation that no cue of its own sentence governs.
void Walker::Settle(uint32_t index, bool alone, uint32_t sentence) {
  const cc_quotation& quotation = facts_.quotations[index];
  const bool carries = quotation.flags & CC_QUOTE_CARRIES_ON;
  const bool known = last_.attribution != CC_NONE;
  const uint32_t distance = known ? sentence - facts_.attributions[last_.attribution].sentence : 0;
  if (known && last_.block == block_ && distance <= (alone ? 12u : 1u)) return GiveSpeaker(index, last_, distance);
  if (!alone && !carries) return;
  // “Lee said the town lost. ¶ “We lost everything.””: who closed the paragraph before.
  const bool closed = block_begins_ && last_.stretch + 1 == stretch_ &&
                      (last_.source.kind == CC_SOURCE_NAMED_PERSON || last_.source.kind == CC_SOURCE_UNNAMED_PERSON);
  if (known && (carries || closed || (block_begins_ && last_ended_quoted_))) return GiveSpeaker(index, last_, distance);
  RecallSubject();
  if (subject_.block == block_ || (subject_.block != CC_NONE && block_begins_ && last_ended_colon_)) {
    return GiveSpeaker(index, subject_, 1);
  }
  if (quotation.kind == CC_QUOTE_BLOCK && subject_.block != CC_NONE && subject_.block + 1 == block_) {
    return GiveSpeaker(index, subject_, 1);
  }
  pending_.push_back(index);
}

void Walker::SettleStretch(uint32_t sentence) {
  const Phrases& phrases = cues_.phrases();
  Speaker here;
  const bool speaks = SpeakerOfStretch(here);
  bool alone = true;
  for (int i = 0; i < phrases.size() && alone; ++i) {
    const Tag t = phrases.tag(i);
    alone = t == Tag::kQuote || t == Tag::kStop || t == Tag::kComma || t == Tag::kDash;
  }
  Speaker about = here;
  if (!speaks && !alone) {
    about.source = cues_.SubjectHere(about.cue);
    about.attribution = CC_NONE;
    about.block = block_;
    about.stretch = stretch_;
  }
  // “…” ¶ — Ann Lee
  const Tag first = phrases.tag(0);
  const bool dash = first == Tag::kDash || first == Tag::kHyphen;
  if (!pending_.empty() && !speaks && !alone && (dash || phrases.FirstVerb(0, phrases.size()) >= phrases.size())) {
    about.source = cues_.Classify(phrases.NounPhraseFrom(dash ? 1 : 0, false));
  }
  const bool person = about.source.kind == CC_SOURCE_NAMED_PERSON || about.source.kind == CC_SOURCE_UNNAMED_PERSON;
  if (!pending_.empty() && !alone) {
    if (speaks || person) {
      for (const uint32_t index : pending_) GiveSpeaker(index, about, sentence - facts_.quotations[index].sentence);
    }
    pending_.clear();
  }
  // “A,” Lee said. He did not suggest B. “C.” — C is hers who said A.
  const bool goes_on = last_.block == block_ && last_.attribution != CC_NONE && here.attribution != CC_NONE &&
                       facts_.attributions[last_.attribution].speech != CC_SPEECH_INDIRECT &&
                       facts_.attributions[here.attribution].speech == CC_SPEECH_INDIRECT &&
                       IsPronoun(here.source.span);
  if (speaks && !goes_on) last_ = here;
  for (const int i : phrases.openings()) {
    if (phrases.tag(i) != Tag::kQuote) continue;
    const uint32_t index = phrases.quotation(i);
    if (facts_.quotations[index].attribution == CC_NONE && IsSpeech(facts_.quotations[index])) {
      Settle(index, alone, sentence);
    }
  }
  if (alone) return;
  subject_ = (speaks || person) ? about : Speaker{};
  quiet_ = {};
}

// What stands inside somebody's words is theirs; only words quoted in there have a speaker of their own.
void Walker::ReadInside(uint32_t index, uint32_t depth) {
  if (depth > kMostNested) return;
  const cc_quotation& quotation = facts_.quotations[index];
  if (index + 1 >= facts_.quotations.size() || facts_.quotations[index + 1].parent != index) return;
  const uint32_t first = quotation.first_token + 1, last = quotation.first_token + quotation.token_count;
  uint32_t sentence = quotation.sentence;
  for (uint32_t begin = first; begin < last;) {
    while (sentence + 1 < document_.sentences.size() && document_.sentences[sentence + 1].first_token <= begin)
      ++sentence;
    uint32_t end =
        std::min(last, document_.sentences[sentence].first_token + document_.sentences[sentence].token_count);
    if (end <= begin) break;
    const bool closes = end == last && !(quotation.flags & (CC_QUOTE_UNCLOSED | CC_QUOTE_RUNS_ON)) && end > begin + 1;
    const uint32_t cut = CutAt(begin, end);
    cues_.set_sentence(sentence);
    cues_.Read(begin, closes && cut == end ? end - 1 : cut, index, quotation.speaker_entity);
    begin = cut;
  }
}

// The first word that can be a cue, or `end`.
uint32_t Walker::NextMayCue(uint32_t first, uint32_t end) const {
  const cc_token* const tokens = document_.tokens.data();
  const cc_token* token = tokens + first;
  const WordTables& words = words_;
  while (token < tokens + end && !words.MayCue(token->lexeme)) ++token;
  return static_cast<uint32_t>(token - tokens);
}

// No word that can be a cue, and something beside punctuation.
bool Walker::IsQuiet(uint32_t first, uint32_t end) const {
  const cc_token* const tokens = document_.tokens.data();
  constexpr text::Literal kColon(":"), kThat("that");
  for (uint32_t i = NextMayCue(first, end); i < end; i = NextMayCue(i + 1, end)) {
    if (!words_.roles[tokens[i].lexeme].Has(WordRole::kBeforeThat)) return false;
    if (i + 1 < end && document_.word_keys[i + 1] == kThat.key) return false;
    if (i + 2 < end && document_.word_keys[i + 2] == kThat.key) return false;
  }
  const bool label = heading_ || tokens[first].flags & CC_FLAG_ALL_CAPS;  // "LEE: …"
  if (label && std::find(&document_.word_keys[first], &document_.word_keys[0] + end, kColon.key) !=
                   &document_.word_keys[0] + end) {
    return false;
  }
  return std::any_of(tokens + first, tokens + end, [](const cc_token& t) { return t.kind != CC_TOKEN_PUNCT; });
}

// Reads what the quiet stretch before was about, as SettleStretch would have.
void Walker::RecallSubject() {
  if (quiet_.first == quiet_.end) return;
  subject_ = {};
  quiet_reader_.set_heading(quiet_.heading);
  cc_span cue;
  const SpeakingSource source = quiet_reader_.SubjectIn(quiet_.first, quiet_.end, quiet_.person, cue);
  if (source.kind == CC_SOURCE_NAMED_PERSON || source.kind == CC_SOURCE_UNNAMED_PERSON) {
    subject_.source = source;
    subject_.cue = cue;
    subject_.block = quiet_.block;
    subject_.stretch = quiet_.stretch;
  }
  quiet_ = {};
}

void Walker::ReadStretch(uint32_t first, uint32_t end, uint32_t sentence, bool quotes) {
  if (!quotes && pending_.empty() && IsQuiet(first, end)) {
    quiet_ = {first, end, block_, stretch_, last_.source.entity, heading_};
    ends_quoted_ = block_begins_ = false;
    ++stretch_;
    return;
  }
  cues_.set_sentence(sentence);
  cues_.Read(first, end, CC_NONE, last_.source.entity);
  if (quotes || !pending_.empty() || cues_.first_attribution() < facts_.attributions.size()) {
    SettleStretch(sentence);
  } else {
    quiet_ = {first, end, block_, stretch_, last_.source.entity, heading_};
  }
  const Phrases& phrases = cues_.phrases();
  inside_.clear();
  for (const int i : phrases.openings()) {
    if (phrases.tag(i) == Tag::kQuote) inside_.push_back(phrases.quotation(i));
  }
  ends_quoted_ = !inside_.empty();
  for (const uint32_t quotation : inside_) {
    if (facts_.quotations[quotation].kind == CC_QUOTE_FULL || facts_.quotations[quotation].kind == CC_QUOTE_BLOCK) {
      ReadInside(quotation, 1);
    }
  }
  block_begins_ = false;
  ++stretch_;
}

void Walker::ReadBlock(uint32_t index) {
  const cc_block& block = document_.blocks[index];
  if (block.kind == CC_BLOCK_FURNITURE || block.kind == CC_BLOCK_CODE || block.sentence_count == 0) return;
  block_ = index;
  block_begins_ = true;
  last_ended_quoted_ = ends_quoted_;
  last_ended_colon_ = ends_colon_;
  // A quotation that runs on waits for the paragraph that closes it.
  if (!IsCredit(block)) {
    std::erase_if(pending_, [&](uint32_t i) { return !(facts_.quotations[i].flags & CC_QUOTE_RUNS_ON); });
    if (pending_.size() > kMostWaiting) pending_.clear();  // nobody speaks for so many paragraphs
  }
  const bool heading = block.kind == CC_BLOCK_HEADLINE || block.kind == CC_BLOCK_CROSSHEAD;
  if (heading) last_ended_quoted_ = false;
  heading_ = heading || IsTitleCase(block);
  cues_.set_heading(heading_);
  const uint32_t last = block.first_sentence + block.sentence_count;
  const auto& quotations = facts_.quotations;
  size_t& quotation = next_quotation_;
  const uint32_t block_first = document_.sentences[block.first_sentence].first_token;
  while (quotation < quotations.size() && quotations[quotation].first_token < block_first) ++quotation;
  for (uint32_t sentence = block.first_sentence; sentence < last;) {
    const uint32_t first = document_.sentences[sentence].first_token;
    uint32_t next = sentence, end = first;
    const size_t quotation_before = quotation;
    do {  // as many sentences as quotations hold together
      end = document_.sentences[next].first_token + document_.sentences[next].token_count;
      ++next;
      for (; quotation < quotations.size() && quotations[quotation].first_token < end; ++quotation) {
        held_until_ = std::max(held_until_, quotations[quotation].first_token + quotations[quotation].token_count);
      }
    } while (next < last && held_until_ > end);
    for (uint32_t begin = first; begin < end;) {
      const uint32_t cut = CutAt(begin, end);
      ReadStretch(begin, cut, sentence, quotation != quotation_before);
      begin = cut;
    }
    sentence = next;
  }
  const cc_sentence& closing = document_.sentences[last - 1];
  ends_colon_ =
      closing.token_count > 0 && document_.Text(document_.tokens[closing.first_token + closing.token_count - 1]) == ":";
  if (heading) {
    last_ = subject_ = Speaker{};
    quiet_ = {};
  }
}

// Nothing but capitalized words and marks: "- Ann Lee." below a quotation.
bool Walker::IsCredit(const cc_block& block) const {
  constexpr uint32_t kLongest = 6;
  const cc_sentence& sentence = document_.sentences[block.first_sentence];
  if (pending_.empty() || block.sentence_count != 1 || sentence.token_count > kLongest) return false;
  const cc_token* first = &document_.tokens[sentence.first_token];
  return std::all_of(first, first + sentence.token_count, [](const cc_token& token) {
    return token.kind == CC_TOKEN_PUNCT || (token.kind == CC_TOKEN_WORD && token.flags & CC_FLAG_CAPITAL);
  });
}

// A headline with a full stop behind it, among paragraphs: "Mayor Says She Never Saw the Bridge."
bool Walker::IsTitleCase(const cc_block& block) const {
  constexpr uint32_t kLongest = 30, kFewest = 5;
  const cc_sentence& sentence = document_.sentences[block.first_sentence];
  if (block.sentence_count != 1 || sentence.token_count > kLongest || sentence.token_count < kFewest) return false;
  uint32_t capitals = 0;
  for (uint32_t i = sentence.first_token; i < sentence.first_token + sentence.token_count; ++i) {
    const cc_token& token = document_.tokens[i];
    if (token.kind != CC_TOKEN_WORD) continue;
    if (token.flags & CC_FLAG_CAPITAL) {
      ++capitals;
    } else if (token.end - token.begin > 4 || !words_.roles[token.lexeme].Has(WordRole::kFixed)) {
      return false;
    }
  }
  return capitals >= kFewest;
}

// A stretch without end would make every walk over it long: cut at the first token behind the limit that no quotation
// holds.
uint32_t Walker::CutAt(uint32_t begin, uint32_t end) const {
  if (end - begin <= kLongestStretch) return end;
  uint32_t cut = begin + kLongestStretch;
  auto after = std::lower_bound(facts_.quotations.begin(), facts_.quotations.end(), begin,
                                [](const cc_quotation& q, uint32_t token) { return q.first_token < token; });
  for (; after != facts_.quotations.end() && after->first_token < cut; ++after) {
    cut = std::max(cut, after->first_token + after->token_count);
  }
  return std::min(cut, end);
}

// A word or two that nobody says, where the marks only show distance: the “sharing economy”, a “pause” in the talks.
// Behind "as", forms of be and cues they are somebody's view: "their status as “hired hands”". So are a headline's.
bool Walker::KeepsDistance(const cc_quotation& quotation) const {
  constexpr uint32_t kMostWords = 2;
  if (quotation.kind != CC_QUOTE_FRAGMENT || quotation.parent != CC_NONE || quotation.flags != 0) return false;
  const cc_sentence& sentence = document_.sentences[quotation.sentence];
  const uint8_t block = document_.blocks[sentence.block].kind;
  if (block == CC_BLOCK_HEADLINE || block == CC_BLOCK_CROSSHEAD) return false;
  if (quotation.first_token > sentence.first_token) {
    const cc_token& before = document_.tokens[quotation.first_token - 1];
    if (words_.values[before.lexeme].auxiliary == 1 || document_.Text(before) == "as" ||
        text::lexicon::Has(before.lexeme, Class::kCueVerb)) {
      return false;
    }
  }
  uint32_t words = 0;
  bool hyphen = false;  // "third-party" is one word
  for (uint32_t i = quotation.first_token; i < quotation.first_token + quotation.token_count; ++i) {
    const cc_token& token = document_.tokens[i];
    words += (token.kind == CC_TOKEN_WORD || token.kind == CC_TOKEN_NUMBER) && !hyphen;
    hyphen = document_.word_keys[i] == text::Literal("-").key && !(token.flags & CC_FLAG_SPACE);
  }
  return words <= kMostWords;
}

// Puts the attributions in the order of what they say, and sets what depends on the order: parents, reasons.
void Walker::Finish() {
  auto& all = facts_.attributions;
  std::vector<ContentKey> order(all.size());
  std::vector<uint32_t> place(all.size());
  for (uint32_t i = 0; i < order.size(); ++i)
    order[i] = {uint64_t{all[i].content.begin} << 32 | ~all[i].content.end, i};
  SortNearlySorted(order);
  std::vector<cc_attribution> sorted;
  sorted.reserve(all.size());
  for (uint32_t i = 0; i < order.size(); ++i) {
    place[order[i].index] = i;
    sorted.push_back(all[order[i].index]);
  }
  all.swap(sorted);
  std::vector<uint32_t> around;  // attributions whose content holds the current place
  for (uint32_t i = 0; i < all.size(); ++i) {
    cc_attribution& attribution = all[i];
    if (attribution.continues != CC_NONE) attribution.continues = place[attribution.continues];
    while (!around.empty() && all[around.back()].content.end < attribution.content.end) around.pop_back();
    for (size_t k = around.size(); k > 0 && around.size() - k < kParentReach; --k) {
      const cc_attribution& outer = all[around[k - 1]];
      if (outer.content.begin <= attribution.cue.begin && attribution.cue.end <= outer.content.end) {
        attribution.parent = around[k - 1];
        break;
      }
    }
    around.push_back(i);
    SetReason(attribution);
  }
  for (cc_quotation& quotation : facts_.quotations) {
    if (quotation.attribution != CC_NONE) {
      quotation.attribution = place[quotation.attribution];
    } else if (KeepsDistance(quotation)) {
      quotation.kind = CC_QUOTE_SCARE;
    }
  }
}

void Walker::SetReason(cc_attribution& attribution) const {
  if (attribution.source_kind != CC_SOURCE_UNNAMED_PERSON && attribution.source_kind != CC_SOURCE_UNNAMED_GROUP) return;
  for (const uint32_t offset : {0u, 1u}) {  // the same sentence, then the one after
    const uint32_t index = attribution.sentence + offset;
    if (index >= document_.sentences.size() ||
        document_.sentences[index].block > document_.sentences[attribution.sentence].block + 1) {
      return;
    }
    const cc_sentence& sentence = document_.sentences[index];
    attribution.reason = ReasonIn(document_, sentence.first_token,
                                  sentence.first_token + std::min(sentence.token_count, kLongestStretch));
    if (attribution.reason.end > attribution.reason.begin) return;
  }
}

void Walker::Walk() {
  for (uint32_t block = 0; block < document_.blocks.size(); ++block) ReadBlock(block);
  Finish();
}

}  // namespace

void ReadAttributions(const Document& document, Facts& facts) {
  facts.attributions.clear();
  Walker(document, facts).Walk();
}

}  // namespace claimcheck::facts
