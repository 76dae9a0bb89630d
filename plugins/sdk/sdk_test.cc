#include "claimcheck/sdk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "claimcheck/sdk/class_index.h"

namespace claimcheck::sdk {
namespace {

// ---- arrays ---------------------------------------------------------------------------------------------------

TEST(Array, WalksByTheHostsStride) {
  struct Newer {  // what a later host may send
    cc_link link;
    uint64_t added;
  };
  const Newer items[] = {{{{0, 1}, Str("a")}, 7}, {{{1, 2}, Str("b")}, 7}, {{{2, 3}, Str("c")}, 7}};
  const cc_array raw = {sizeof(cc_array), sizeof(Newer), 3, items};
  const Array<cc_link> links(&raw);
  std::string urls;
  for (const cc_link& link : links) urls += View(link.url);
  EXPECT_EQ(urls, "abc");
  EXPECT_EQ(links[2].span.begin, 2u);
  EXPECT_EQ(links.IndexOf(links[1]), 1u);
  EXPECT_EQ(links.Find(3), nullptr);
  EXPECT_EQ(links.Find(CC_NONE), nullptr);
  EXPECT_EQ(links.Slice(1, 9).size(), 2u);
  EXPECT_EQ(links.Slice(5, 1).size(), 0u);
  EXPECT_EQ(links.end() - links.begin(), 3);
}

TEST(Array, IsEmptyWhereTheHostGivesTooLittle) {
  const cc_link item = {{0, 1}, Str("a")};
  const struct {
    const char* name;
    cc_array raw;
  } kCases[] = {
      {"smaller elements", {sizeof(cc_array), 4, 1, &item}},
      {"no items", {sizeof(cc_array), sizeof(cc_link), 1, nullptr}},
      {"an older cc_array", {8, sizeof(cc_link), 1, &item}},
      {"a stride of nothing", {sizeof(cc_array), 0, 1, &item}},
  };
  for (const auto& c : kCases) {
    const Array<cc_link> links(&c.raw);
    EXPECT_TRUE(links.empty()) << c.name;
    EXPECT_EQ(links.begin(), links.end()) << c.name;
  }
  EXPECT_TRUE(Array<cc_link>(nullptr).empty());
}

// ---- a document of three words ---------------------------------------------------------------------------------

constexpr uint64_t kBits[] = {0, 1, 2};  // lexeme 1 is of class 0, lexeme 2 of class 1
uint32_t FindClass(const char* name) {
  const std::string_view wanted = name;
  return wanted == "month" ? 1u : wanted == "determiner" ? 0u : CC_NONE;
}
int32_t ValueOf(uint32_t lexeme, uint32_t) { return lexeme == 2 ? 5 : 0; }
constexpr cc_lexicon kLexicon = {sizeof(cc_lexicon), 2, 3, 1, kBits, &FindClass, &ValueOf};

struct Host {
  std::string text = "In May. So";
  std::vector<cc_token> tokens = {{0, 2, 1, CC_TOKEN_WORD, 0},
                                  {3, 6, 2, CC_TOKEN_WORD, 0},
                                  {6, 7, 0, CC_TOKEN_PUNCT, 0},
                                  {8, 10, 0, CC_TOKEN_WORD, 0}};
  std::vector<cc_sentence> sentences = {{{0, 7}, 0, 0, 3}, {{8, 10}, 0, 3, 1}};
  cc_array token_array = ArrayOf(tokens.data(), tokens.size());
  cc_array sentence_array = ArrayOf(sentences.data(), sentences.size());
  cc_document document = {};

  Host() {
    document.struct_size = sizeof document;
    document.published = CC_NO_DAY;
    document.text = Str(text);
    document.host = this;
    document.get_extension = [](const cc_document* d, const char* id) -> const void* {
      const Host* host = static_cast<const Host*>(d->host);
      const std::string_view name = id;
      if (name == CC_EXT_TOKENS) return &host->token_array;
      if (name == CC_EXT_SENTENCES) return &host->sentence_array;
      if (name == CC_EXT_LEXICON) return &kLexicon;
      return nullptr;
    };
  }
};

TEST(Document, ReadsWhatTheHostHas) {
  const Host host;
  const Document document(host.document);
  EXPECT_EQ(document.Text(document.tokens()[1]), "May");
  EXPECT_EQ(document.Text(cc_span{5, 99}), "");
  EXPECT_EQ(document.published(), std::nullopt);
  EXPECT_TRUE(document.quantities().empty());
  EXPECT_EQ(document.Tokens(document.sentences()[0]).size(), 3u);
  EXPECT_EQ(document.In(document.tokens(), {3, 8}).size(), 2u);
  EXPECT_EQ(document.In(document.sentences(), {1, 1}).size(), 0u);
  EXPECT_EQ(document.TokenAt(7), 3u);
  EXPECT_EQ(document.TokenAt(3), 1u);
  EXPECT_EQ(document.TokenAt(10), 4u);
}

TEST(Document, LooksWordsUpByClass) {
  const Host host;
  const Document document(host.document);
  const WordClass month = document.Class("month");
  EXPECT_TRUE(month);
  EXPECT_FALSE(month.Has(document.tokens()[0]));
  EXPECT_TRUE(month.Has(document.tokens()[1]));
  EXPECT_EQ(month.Value(document.tokens()[1]), 5);
  EXPECT_FALSE(month.Has(99));
  const WordClass unknown = document.Class("no_such_class");
  EXPECT_FALSE(unknown);
  EXPECT_FALSE(unknown.Has(document.tokens()[1]));
}

TEST(ClassIndex, KnowsWhichSentencesHoldAClass) {
  const Host host;
  const ClassIndex classes{Document(host.document)};
  const struct {
    const char* name;
    bool anywhere;
    bool in_first;
    bool in_second;
  } kCases[] = {{"month", true, true, false}, {"no_such_class", false, false, false}};
  for (const auto& c : kCases) {
    const ClassIndex::Class words = classes.Find(c.name);
    EXPECT_EQ(classes.Holds(words), c.anywhere) << c.name;
    EXPECT_EQ(classes.Holds(0, words), c.in_first) << c.name;
    EXPECT_EQ(classes.Holds(1, words), c.in_second) << c.name;
  }
}

TEST(ClassIndex, HoldsNothingWhereTheHostHasNoLexicon) {
  cc_document bare = {};
  bare.struct_size = sizeof bare;
  const ClassIndex classes{Document(bare)};
  EXPECT_FALSE(classes.Holds(classes.Find("month")));
  EXPECT_FALSE(classes.Holds(0, classes.Find("month")));
}

// ---- what places are about -------------------------------------------------------------------------------------

// Tokens at every blank; "the" is of the class determiner, what begins with a digit is a number.
struct Words : Host {
  explicit Words(std::string words) {
    text = std::move(words);
    tokens.clear();
    for (uint32_t begin = 0; begin < text.size();) {
      const auto end = static_cast<uint32_t>(std::min(text.find(' ', begin), text.size()));
      const bool number = text[begin] >= '0' && text[begin] <= '9';
      const uint16_t lexeme = text.compare(begin, end - begin, "the") == 0 ? 1 : 0;
      const uint8_t kind = number ? CC_TOKEN_NUMBER : CC_TOKEN_WORD;
      tokens.push_back({begin, end, lexeme, kind, 0});
      begin = end + 1;
    }
    token_array = ArrayOf(tokens.data(), tokens.size());
    document.text = Str(text);
  }
};

TEST(WordsBeside, ReadsOutwardsAsLongAsTheWordsAreTheSame) {
  const struct {
    const char* name;
    const char* text;  // two sentences of `length` tokens, with a number each
    uint32_t length;
    int want;
  } kCases[] = {
      {"nothing in common", "sold 9 boats bought 7 cars", 3, 0},
      {"on both sides", "sold 9 boats sold 7 boats", 3, 4},
      {"whatever the ending", "sold 9 boats sold 7 boat", 3, 4},
      {"as far as they go", "he sold 9 old boats she sold 7 new boats", 5, 2},
      {"a determiner left out", "above 9 above the 7", 2, 2},
      {"beside the number", "left 9 the lake left 7 lake shore", 4, 4},
  };
  for (const auto& c : kCases) {
    const Words host(c.text);
    const Document document(host.document);
    const TopicWords words(document);
    const auto place = [&](uint32_t sentence, uint32_t end) {
      uint32_t at = sentence;
      while (host.tokens[at].kind != CC_TOKEN_NUMBER) ++at;
      return Place{at, at + 1, sentence, end};
    };
    const auto all = static_cast<uint32_t>(host.tokens.size());
    EXPECT_EQ(WordsBeside(document, words, place(0, c.length), place(c.length, all)), c.want) << c.name;
    EXPECT_EQ(WordsBeside(document, words, place(c.length, all), place(0, c.length)), c.want) << c.name << ", swapped";
  }
}

// ---- a checker behind its thunks -------------------------------------------------------------------------------

class Probe {
 public:
  static Info Describe() { return {.summary = "For this test", .options_schema = "{}"}; }
  static std::span<const Rule<Document>> Rules() {
    static constexpr Rule<Document> kRules[] = {
        {.id = "first", .severity = Severity::kError, .summary = "One", .run = First, .page = "# First"},
        {.id = "second", .summary = "Two", .run = Second, .enabled = false, .page = "# Second"}};
    return kRules;
  }
  explicit Probe(const Setup& setup) {
    if (setup.options == "throw") throw std::runtime_error("options.limit: expected a number");
  }
  void Check(const Document& document, Report& report) { RunRules(Rules(), document, report); }

 private:
  static void First(const Document& document, RuleReport& report) {
    report.Considered(3);
    report.Compared();
    report.WhyNot("no publication date");
    report.WhyNot("no publication date");
    report.Emit(Finding(document.sentences()[0].span)
                    .Message("m")
                    .Workings("w")
                    .Evidence({3, 6}, "role", "value")
                    .Fix("write June", {3, 6}, "June"));
  }
  static void Second(const Document&, RuleReport&) { throw 5; }
};

struct Sink {
  std::vector<std::string> lines;
  bool second = false;
  bool stop = false;
  cc_sink abi = {sizeof(cc_sink), this, &Emit, &Coverage, &Enabled, &Stop};

  static int32_t Emit(void* self, const cc_finding* f) {
    const cc_evidence& e = Array<cc_evidence>(&f->evidence)[0];
    const cc_fix& fix = Array<cc_fix>(&f->fixes)[0];
    const cc_edit& edit = Array<cc_edit>(&fix.edits)[0];
    static_cast<Sink*>(self)->lines.push_back(
        "finding " + std::to_string(f->rule) + " " + std::string(View(f->message)) + " " +
        std::string(View(f->workings)) + " " + std::string(View(e.role)) + "=" + std::string(View(e.value)) + " " +
        std::string(View(fix.description)) + " -> " + std::string(View(edit.replacement)));
    return 1;
  }
  static void Coverage(void* self, uint32_t rule, uint64_t considered, uint64_t compared, cc_str why) {
    static_cast<Sink*>(self)->lines.push_back("coverage " + std::to_string(rule) + " " + std::to_string(considered) +
                                              "/" + std::to_string(compared) + " " + std::string(View(why)));
  }
  static int32_t Enabled(void* self, uint32_t rule) { return rule == 0 || static_cast<Sink*>(self)->second; }
  static int32_t Stop(void* self) { return static_cast<Sink*>(self)->stop; }
};

struct Errors {
  std::string error;
  std::string log;
  cc_host abi = {sizeof(cc_host),
                 CC_ABI_MAJOR,
                 CC_ABI_MINOR,
                 this,
                 [](void* self, uint32_t, cc_str line) { static_cast<Errors*>(self)->log = View(line); },
                 [](void* self, cc_str line) { static_cast<Errors*>(self)->error = View(line); }};
};

using ProbeEntry = internal::Entry<Probe>;

TEST(Checker, RunsTheRulesThatAreWanted) {
  const Host host;
  Errors errors;
  Sink sink;
  cc_checker* checker = ProbeEntry::Create(&errors.abi, 0, Str(""));
  ASSERT_NE(checker, nullptr);
  EXPECT_EQ(checker->check(checker->self, &host.document, &sink.abi), 0);
  EXPECT_THAT(sink.lines, testing::ElementsAre("coverage 0 0/0 no publication date",
                                               "finding 0 m w role=value write June -> June", "coverage 0 3/1 "));
  checker->destroy(checker->self);
}

TEST(Checker, StopsWhereNobodyWaits) {
  const Host host;
  Errors errors;
  Sink sink;
  sink.stop = true;
  cc_checker* checker = ProbeEntry::Create(&errors.abi, 0, Str(""));
  EXPECT_EQ(checker->check(checker->self, &host.document, &sink.abi), 0);
  EXPECT_THAT(sink.lines, testing::IsEmpty());
  checker->destroy(checker->self);
}

TEST(Checker, LetsNothingEscape) {
  const Host host;
  Errors errors;
  Sink sink;
  sink.second = true;
  EXPECT_EQ(ProbeEntry::Create(&errors.abi, 0, Str("throw")), nullptr);
  EXPECT_EQ(errors.error, "options.limit: expected a number");
  EXPECT_EQ(ProbeEntry::Create(&errors.abi, 1, Str("")), nullptr);
  cc_checker* checker = ProbeEntry::Create(&errors.abi, 0, Str(""));
  EXPECT_NE(checker->check(checker->self, &host.document, &sink.abi), 0);
  EXPECT_EQ(errors.log, "an exception that is no std::exception");
  checker->destroy(checker->self);
}

TEST(Checker, DescribesItself) {
  const cc_descriptor* d = ProbeEntry::Describe("probe", "1.2.3", 0);
  ASSERT_NE(d, nullptr);
  EXPECT_EQ(View(d->id), "probe");
  EXPECT_EQ(View(d->version), "1.2.3");
  const Array<cc_rule> rules(&d->rules);
  ASSERT_EQ(rules.size(), 2u);
  EXPECT_EQ(View(rules[0].page), "# First");
  EXPECT_EQ(rules[0].severity, CC_SEVERITY_ERROR);
  EXPECT_EQ(rules[1].enabled, 0u);
  EXPECT_EQ(ProbeEntry::Describe("probe", "1.2.3", 1), nullptr);
}

}  // namespace
}  // namespace claimcheck::sdk
