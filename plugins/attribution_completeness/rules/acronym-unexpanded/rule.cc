// Letters such as "ECDC" that the text never spells out. Each is told once, at its first place in the running text.
//   "the European Centre for Disease Control (ECDC)", "post-traumatic stress disorder, or PTSD": spelled out
//   "the union ECDC", "ECDC, the bloc's health agency": the text says what it is
//   "NATO", "GDP": every reader knows them; "NOT", "GREAT": shouted words
// What is spelled out anywhere counts, before or behind: a text that opens with the letters and explains them two
// sentences later has explained them.
#include <algorithm>
#include <bitset>
#include <unordered_map>
#include <unordered_set>

#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr size_t kShortest = 3;    // letters; two are states, initials and units as often as anything else
constexpr size_t kLongest = 5;     // six letters in capitals are a word as often
constexpr size_t kMostKept = 200;  // different letters in one article

// Without a branch: capitals come as they like.
char Upper(char c) { return static_cast<char>(c - ('a' - 'A') * (c >= 'a' && c <= 'z')); }

// Up to eight letters as one number, the last one lowest: an acronym, or the initials of as many words.
using Letters = uint64_t;
constexpr Letters Last(Letters letters, size_t count) { return letters & ((uint64_t{1} << (8 * count)) - 1); }
constexpr Letters Without(Letters letters, size_t from_end) {
  return (letters >> (8 * (from_end + 1)) << (8 * from_end)) | Last(letters, from_end);
}

// 0 for a word that is no acronym. "C.I.A." is none: a text that sets full stops sets them for the well-known ones too.
Letters LettersOf(std::string_view word) {
  if (word.size() < kShortest || word.size() > kLongest) return 0;
  Letters letters = 0;
  for (const char c : word) {
    if (c < 'A' || c > 'Z') return 0;
    letters = letters << 8 | static_cast<unsigned char>(c);
  }
  return letters;
}

std::string Spelled(std::string_view word) {
  std::string spelled;
  for (const char c : word) spelled += spelled.empty() ? std::string(1, c) : std::string(", ") + c;
  return spelled;
}

// "KQED", "WNYC": a station's call letters stand for nothing.
bool IsStation(std::string_view word) { return word.size() == 4 && (word[0] == 'K' || word[0] == 'W'); }

bool IsRoman(std::string_view word) { return word.find_first_not_of("IVXLCDM") == std::string_view::npos; }

// Letters that await their words.
struct Acronym {
  uint32_t token;  // where it stands first in the running text
  bool explained = false;
};

class Reader {
 public:
  explicit Reader(const Article& article) : article_(article) {}

  void Read(sdk::RuleReport& report) {
    const auto& sentences = article_.document().sentences();
    uint32_t sentence = 0;
    for (const uint32_t i : article_.shouted()) {
      while (sentence < sentences.size() && article_.InSentence(sentence).end <= i) ++sentence;
      if (sentence == sentences.size()) break;
      const Article::Range range = article_.InSentence(sentence);
      const cc_block* block = article_.document().blocks().Find(sentences[sentence].block);
      const bool dateline = block != nullptr && sdk::Contains(block->dateline, sdk::SpanOf(article_.Token(i)));
      if (i >= range.begin && !dateline && article_.IsBody(sentence)) Consider(i, range, report);
    }
    bool sought = false;
    for (const auto& [letters, acronym] : found_) {
      if (explained_.contains(letters)) continue;
      ends_.set(EndOf(letters));
      sought = true;
    }
    if (sought) {
      for (const cc_sentence& within : sentences) FindExpansions(within);
    }
    std::vector<uint32_t> places;
    for (const auto& [letters, acronym] : found_) {
      report.Compared();
      if (!acronym.explained && !explained_.contains(letters)) places.push_back(acronym.token);
    }
    std::sort(places.begin(), places.end());
    for (const uint32_t place : places) {
      const cc_span span = sdk::SpanOf(article_.Token(place));
      report.Emit(sdk::Finding(span)
                      .Message("The text never says what \"" + std::string(article_.Text(span)) + "\" stands for.")
                      .Workings("looked for words that begin with " + Spelled(article_.Text(span)) + ": none"));
    }
  }

 private:
  bool IsCapitals(uint32_t i) const {
    return i < article_.token_count() && article_.Token(i).kind == CC_TOKEN_WORD &&
           article_.Token(i).flags & CC_FLAG_ALL_CAPS;
  }
  bool IsLower(uint32_t i) const {
    return i < article_.token_count() && article_.Token(i).kind == CC_TOKEN_WORD &&
           !(article_.Token(i).flags & CC_FLAG_CAPITAL);
  }
  bool Is(uint32_t i, std::string_view word) const { return article_.Word(i) == word; }

  void Consider(uint32_t i, Article::Range sentence, sdk::RuleReport& report) {
    const cc_token& token = article_.Token(i);
    const Letters letters = LettersOf(article_.Word(i));
    if (letters == 0 || IsRoman(article_.Word(i))) return;
    report.Considered();
    if (Explains(i, sentence) || IsPartOfName(i)) {
      explained_.insert(letters);
      return;
    }
    if (article_.common_acronym.Has(token) || article_.country.Has(token) || article_.outlet.Has(token) ||
        article_.first_name.Has(token))
      return;
    if (found_.contains(letters) || found_.size() >= kMostKept || IsShouted(i, sentence)) return;
    if (article_.IsQuoted(sdk::SpanOf(token)) || IsStation(article_.Word(i))) return;
    found_.emplace(letters, Acronym{i});
  }

  // A word of the language in capitals, or one of several such words in a row; "BOOM: …" in front of a headline.
  bool IsShouted(uint32_t i, Article::Range sentence) const {
    if (i == sentence.begin && (Is(i + 1, ":") || Is(i + 1, "!"))) return true;
    const std::string_view word = article_.Word(i);
    if (article_.Token(i).lexeme != 0 && word.find_first_of("AEIOUY") != std::string_view::npos) return true;
    if (i > sentence.begin && IsCapitals(i - 1) && !article_.common_acronym.Has(article_.Token(i - 1))) return true;
    return IsCapitals(i + 1) && i + 1 < sentence.end && !article_.common_acronym.Has(article_.Token(i + 1));
  }

  // "an SKS rifle", "texting keyword GPDFL".
  bool IsModelOrCode(uint32_t i) const {
    for (const std::string_view one : {"rifle", "rifles", "pistol", "handgun", "revolver", "shotgun", "single"}) {
      if (Is(i + 1, one)) return true;
    }
    return i > 0 && (Is(i - 1, "keyword") || Is(i - 1, "code") || Is(i - 1, "texting") || Is(i - 1, "password"));
  }

  // "AK-47", "WXYZ-TV", "the MSC Opera", "JLT Smith", "$XYZ", "@ABC": the letters are a name's.
  bool IsPartOfName(uint32_t i) const {
    if (i > 0 && !(article_.Token(i).flags & CC_FLAG_SPACE) && !Is(i - 1, "(") &&
        article_.Token(i - 1).kind != CC_TOKEN_OPEN) {
      return true;
    }
    const bool joined = i + 1 < article_.token_count() && !(article_.Token(i + 1).flags & CC_FLAG_SPACE);
    if (joined && (Is(i + 1, "-") || Is(i + 1, "/") || Is(i + 1, "&"))) return true;
    if (i + 1 < article_.token_count() && article_.Token(i + 1).kind == CC_TOKEN_NUMBER) return true;
    const auto names = [&](uint32_t k) {
      return k < article_.token_count() && article_.Token(k).kind == CC_TOKEN_WORD &&
             article_.Token(k).flags & CC_FLAG_CAPITAL && !(article_.Token(k).flags & CC_FLAG_FIRST) &&
             (!article_.role.Has(article_.Token(k)) || article_.Word(k).ends_with("s"));
    };
    // "NFIB v. Sebelius", "a BVA poll", "the so-called RICO statutes".
    const bool poll = i + 1 < article_.token_count() && article_.polling_word.Has(article_.Token(i + 1));
    if (poll || Is(i + 1, "v.") || Is(i + 1, "vs.") || Is(i + 1, "v")) return true;
    if (i > 2 && Is(i - 1, "called") && Is(i - 3, "so")) return true;
    if (IsModelOrCode(i)) return true;
    return names(i + 1) || (i > 0 && names(i - 1)) || Is(i - 1, "&");
  }

  // The text says on the spot what it is: in brackets, in apposition, by a noun in front of it.
  bool Explains(uint32_t i, Article::Range sentence) const {
    if (i > sentence.begin && Is(i - 1, "(")) return true;
    const bool place = Is(i + 1, ",") || Is(i + 1, "-") || Is(i + 1, "–") || Is(i + 1, "—") || Is(i + 1, "--");
    if (i == sentence.begin && place) return true;                                  // a dateline's place
    if (article_.IsPoliceStory() && article_.Word(i).ends_with("PD")) return true;  // its town's police
    if (Is(i + 1, "(")) return true;
    if (i > sentence.begin && IsLower(i - 1) &&
        (article_.organization.Has(article_.Token(i - 1)) || article_.firm_noun.Has(article_.Token(i - 1)) ||
         SameWord(article_.Word(i - 1), "owned") || SameWord(article_.Word(i - 1), "station") ||
         SameWord(article_.Word(i - 1), "network"))) {
      return true;
    }
    // "the lorry drivers' union, the LDWU,"
    const uint32_t comma = i > sentence.begin && Is(i - 1, "the") ? i - 2 : i - 1;
    if (comma > sentence.begin && comma < i && Is(comma, ",") && IsLower(comma - 1) &&
        article_.organization.Has(article_.Token(comma - 1))) {
      return true;
    }
    if (i > sentence.begin &&
        (article_.outlet_word.Has(article_.Token(i - 1)) || article_.media.Has(article_.Token(i - 1)))) {
      return true;
    }
    if (Is(i + 1, ",") && i + 2 < sentence.end) {
      const std::string_view next = article_.Word(i + 2);
      if (next == "or" || next == "which" || next == "short") return true;
      // ", the bloc's health agency": a description that a comma or the sentence ends.
      if (next == "the" || next == "a" || next == "an" || next == "its") return true;
    }
    return i > sentence.begin + 1 && (Is(i - 1, "or") || Is(i - 1, "as")) && !IsCapitals(i - 2);
  }

  // Runs of words whose first letters are the letters of an acronym: all of them, or the capitals among them.
  void FindExpansions(const cc_sentence& sentence) {
    const sdk::Document& document = article_.document();
    Letters all = 0, capitals = 0;
    for (const cc_token& token : document.Tokens(sentence)) {
      const std::string_view word = document.Text(token);
      if (token.kind != CC_TOKEN_WORD) {
        if (token.kind == CC_TOKEN_PUNCT && word != "-" && word != "&" && word != ",") all = capitals = 0;
        continue;
      }
      if (word.empty()) continue;
      const bool apostrophe = (word.front() == '\'') | (word.front() == '\xE2');
      if (apostrophe && (word == "'s" || word == "’s")) continue;
      all = all << 8 | static_cast<unsigned char>(Upper(word.front()));
      Spell(all);
      const bool dotted = token.flags & CC_FLAG_ALL_CAPS && word.find('.') != std::string_view::npos;
      if (token.flags & CC_FLAG_CAPITAL && (dotted || !(token.flags & CC_FLAG_ALL_CAPS))) {
        capitals = AddCapitals(word, capitals);
        if (!dotted) SpellCapitals(capitals);
        continue;
      }
      if (!(token.flags & CC_FLAG_CAPITAL)) FindSmall(word);
      if (capitals == 0 || article_.preposition.Has(token) || article_.determiner.Has(token) || word == "and") continue;
      capitals = 0;
    }
  }
  // "YouTube": a capital inside a word counts; "the U.S. Conference of Catholic Bishops".
  static Letters AddCapitals(std::string_view word, Letters capitals) {
    for (const char c : word) {
      if (c >= 'A' && c <= 'Z') capitals = capitals << 8 | static_cast<unsigned char>(c);
    }
    return capitals;
  }
  void SpellCapitals(Letters capitals) {
    Spell(capitals);
    Spell(capitals << 8 | 'A');  // "United Mine Workers" for UMWA: "of America" goes without saying
    // One word more than letters: "European Centre for Disease Prevention and Control".
    for (size_t left_out = 0; left_out < kLongest && capitals > 0xFFFFFF; ++left_out)
      Spell(Without(capitals, left_out));
  }
  // The same letters as a word in small letters: what stands in capitals was shouted.
  void FindSmall(std::string_view word) {
    const auto letter = [](char c) { return static_cast<Letters>(static_cast<unsigned char>(Upper(c))); };
    // The ends first: how long a word is cannot be guessed, that it ends as no acronym does can.
    const char before = word[word.size() - 1 - (word.size() > 1)];
    if (!ends_.test(EndOf(letter(before) << 8 | letter(word.back())))) return;
    if (word.size() < kShortest || word.size() > kLongest) return;
    Letters letters = 0;
    for (const char c : word) letters = letters << 8 | letter(c);
    Explain(letters);
  }
  // The last words so far have these initials: whatever acronym they end with is spelled out.
  void Spell(Letters initials) {
    if (!ends_.test(EndOf(initials)) || initials <= 0xFFFF) return;
    for (size_t size = kShortest; size <= kLongest; ++size) Explain(Last(initials, size));
  }
  void Explain(Letters letters) {
    const auto found = found_.find(letters);
    if (found != found_.end()) found->second.explained = true;
  }
  // The last two letters: most words end no acronym of the text.
  static size_t EndOf(Letters letters) { return (letters >> 8 & 31) << 5 | (letters & 31); }

  const Article& article_;
  std::unordered_map<Letters, Acronym> found_;
  std::bitset<1024> ends_;                 // of those that await their words
  std::unordered_set<Letters> explained_;  // on the spot
};

void Run(const Article& article, sdk::RuleReport& report) { Reader(article).Read(report); }

}  // namespace

Rule AcronymUnexpanded() {
  return {.id = "acronym-unexpanded",
          .severity = sdk::Severity::kNote,
          .summary = "Letters that the text never spells out",
          .run = Run};
}

}  // namespace claimcheck::attribution
