// One loop for each kind of fact. A span that is absent in the ABI (begin == end) is absent in the frame; quotations
// name their speaker by the longest mention of the same entity, which is looked up once for all mentions.
#include <string>
#include <vector>

#include "daemon/base/calendar.h"
#include "daemon/frames/build_strings.h"
#include "daemon/frames/pack.h"

namespace claimcheck::frames {
namespace {

using engine::Engine;
using ToCaller = absl::FunctionRef<engine::Span(cc_span)>;

std::string_view View(cc_str text) { return {text.data, text.size}; }

std::string IsoTime(int32_t day, int32_t minute) {
  if (day == CC_NO_DAY) return {};
  std::string text = base::FormatIsoDay(day);
  if (minute < 0) return text;
  const int hour = minute / 60 % 24;
  const char clock[] = {'T', static_cast<char>('0' + hour / 10),        static_cast<char>('0' + hour % 10),
                        ':', static_cast<char>('0' + minute % 60 / 10), static_cast<char>('0' + minute % 10)};
  return text.append(clock, sizeof clock);
}

// A span that may be absent; the pointer is good until the next call.
class OptionalSpan {
 public:
  explicit OptionalSpan(ToCaller to_caller) : to_caller_(to_caller) {}
  const Span* operator()(cc_span span) {
    if (span.begin == span.end) return nullptr;
    return &(packed_[next_++ % 4] = Pack(to_caller_(span)));
  }

 private:
  ToCaller to_caller_;
  Span packed_[4];  // no table has more than three of them
  unsigned next_ = 0;
};

auto PackSentences(Builder& b, const text::Document& document, ToCaller to_caller) {
  std::vector<Span> spans;
  spans.reserve(document.sentences.size());
  for (const cc_sentence& sentence : document.sentences) spans.push_back(Pack(to_caller(sentence.span)));
  return b.CreateVectorOfStructs(spans);
}

// What checkers need and no TIMEX3 is: an anniversary, which names no time of its own, and the age that describes a
// person ("the 37-year-old"), which is among the quantities.
bool IsTimex3(const Engine::Reading& reading, const cc_time& time) {
  if (time.role == CC_TIME_ROLE_ANNIVERSARY) return false;
  return time.role != CC_TIME_ROLE_AGE || reading.document->Text(time.span).find('-') == std::string_view::npos;
}

auto PackTimes(Builder& b, const Engine::Reading& reading, ToCaller to_caller) {
  std::vector<cc_time> times;
  times.reserve(reading.facts->times.size());
  for (const cc_time& time : reading.facts->times) {
    if (IsTimex3(reading, time)) times.push_back(time);
  }
  return List(b, times, [&](const cc_time& time) {
    const Span span = Pack(to_caller(time.span));
    const auto timex3 = Text(b, View(time.timex3));
    const auto earliest = Text(b, IsoTime(time.first_day, time.first_minute));
    const auto latest = Text(b, IsoTime(time.last_day, time.last_minute));
    return CreateTime(b, &span, static_cast<uint8_t>(time.type), timex3, earliest, latest);
  });
}

auto PackQuantities(Builder& b, const Engine::Reading& reading, ToCaller to_caller) {
  return List(b, reading.facts->quantities, [&](const cc_quantity& quantity) {
    const Span span = Pack(to_caller(quantity.span));
    const auto unit = Text(b, View(quantity.unit));
    const auto counted = Text(b, reading.document->Text(quantity.head));
    const auto hedge = Text(b, reading.document->Text(quantity.hedge));
    const auto rate = Text(b, View(quantity.rate));
    return CreateQuantity(b, &span, quantity.low, quantity.high, unit, counted, hedge, rate);
  });
}

auto PackNames(Builder& b, const Engine::Reading& reading, ToCaller to_caller) {
  return List(b, reading.facts->names, [&](const cc_name& name) {
    const Span span = Pack(to_caller(name.span));
    const cc_span beside = name.role.begin != name.role.end ? name.role : name.title;
    const auto role = Text(b, reading.document->Text(beside));
    return CreateName(b, &span, static_cast<uint8_t>(name.kind), name.entity, role);
  });
}

// For each entity (an index into names) its longest mention.
std::vector<cc_span> LongestMentions(const std::vector<cc_name>& names) {
  std::vector<cc_span> longest(names.size(), cc_span{0, 0});
  for (const cc_name& name : names) {
    if (name.entity >= names.size()) continue;
    cc_span& best = longest[name.entity];
    if (name.span.end - name.span.begin > best.end - best.begin) best = name.span;
  }
  return longest;
}

auto PackQuotations(Builder& b, const Engine::Reading& reading, ToCaller to_caller) {
  const std::vector<cc_span> longest = LongestMentions(reading.facts->names);
  OptionalSpan optional(to_caller);
  return List(b, reading.facts->quotations, [&](const cc_quotation& quotation) {
    const Span span = Pack(to_caller(quotation.span));
    const bool named = quotation.speaker_entity < longest.size();
    const cc_span speaker = named ? longest[quotation.speaker_entity] : quotation.speaker;
    const auto speaker_name = Text(b, reading.document->Text(speaker));
    const Span* speaker_span = optional(quotation.speaker);
    return CreateQuotation(b, &span, speaker_span, speaker_name, optional(quotation.cue),
                           static_cast<uint8_t>(quotation.kind));
  });
}

auto PackAttributions(Builder& b, const facts::Facts& facts, ToCaller to_caller) {
  OptionalSpan optional(to_caller);
  return List(b, facts.attributions, [&](const cc_attribution& attribution) {
    const Span* source = optional(attribution.source);
    const Span* cue = optional(attribution.cue);
    return CreateAttribution(b, source, static_cast<uint8_t>(attribution.source_kind), cue,
                             optional(attribution.content));
  });
}

}  // namespace

void PackFacts(Builder& builder, uint64_t number, const engine::Input& input, const Engine::Reading& reading,
               ToCaller to_caller) {
  builder.Clear();
  const auto sentences = PackSentences(builder, *reading.document, to_caller);
  const auto times = PackTimes(builder, reading, to_caller);
  const auto quantities = PackQuantities(builder, reading, to_caller);
  const auto names = PackNames(builder, reading, to_caller);
  const auto quotations = PackQuotations(builder, reading, to_caller);
  const auto attributions = PackAttributions(builder, *reading.facts, to_caller);
  const auto id = Text(builder, input.id);
  const auto uri = Text(builder, input.uri);
  FinishFrame(builder, CreateFactsAnswer(builder, number, id, uri, sentences, times, quantities, names, quotations,
                                         attributions));
}

}  // namespace claimcheck::frames
