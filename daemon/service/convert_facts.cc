#include <cmath>

#include "daemon/service/convert.h"
#include "daemon/service/convert_span.h"

namespace claimcheck::service {
namespace {

static_assert(v1::Time::DATE == CC_TIME_DATE && v1::Time::SET == CC_TIME_SET);
static_assert(v1::Name::PERSON == CC_NAME_PERSON && v1::Name::OTHER == CC_NAME_OTHER);
static_assert(v1::Quotation::FULL == CC_QUOTE_FULL && v1::Quotation::BLOCK == CC_QUOTE_BLOCK);
static_assert(v1::NONE == CC_SOURCE_NONE && v1::UNNAMED_GROUP == CC_SOURCE_UNNAMED_GROUP);
static_assert(v1::DOCUMENT == CC_SOURCE_DOCUMENT && v1::ORGANIZATION == CC_SOURCE_ORGANIZATION);

void FillTime(const frames::Time& time, v1::Time* message) {
  SetSpan(message->mutable_span(), time.span());
  message->set_type(static_cast<v1::Time::Type>(time.type()));
  SetText(message->mutable_timex3(), time.timex3());
  SetText(message->mutable_earliest(), time.earliest());
  SetText(message->mutable_latest(), time.latest());
}

void FillQuantity(const frames::Quantity& quantity, v1::Quantity* message) {
  SetSpan(message->mutable_span(), quantity.span());
  if (std::isfinite(quantity.low())) message->set_low(quantity.low());
  if (std::isfinite(quantity.high())) message->set_high(quantity.high());
  SetText(message->mutable_unit(), quantity.unit());
  SetText(message->mutable_counted(), quantity.counted());
  SetText(message->mutable_hedge(), quantity.hedge());
  SetText(message->mutable_rate(), quantity.rate());
}

void FillName(const frames::Name& name, v1::Name* message) {
  SetSpan(message->mutable_span(), name.span());
  message->set_kind(static_cast<v1::Name::Kind>(name.kind()));
  message->set_entity(name.entity());
  SetText(message->mutable_role(), name.role());
}

void FillQuotation(const frames::Quotation& quotation, v1::Quotation* message) {
  SetSpan(message->mutable_span(), quotation.span());
  if (quotation.speaker() != nullptr) SetSpan(message->mutable_speaker(), quotation.speaker());
  SetText(message->mutable_speaker_name(), quotation.speaker_name());
  if (quotation.cue() != nullptr) SetSpan(message->mutable_cue(), quotation.cue());
  message->set_kind(static_cast<v1::Quotation::Kind>(quotation.kind()));
}

// A title, a nickname or a word as a word stands in marks, too.
bool IsSpeech(const frames::Quotation& quotation) {
  return quotation.kind() == CC_QUOTE_FULL || quotation.kind() == CC_QUOTE_FRAGMENT ||
         quotation.kind() == CC_QUOTE_BLOCK;
}

void FillAttribution(const frames::Attribution& attribution, v1::Attribution* message) {
  if (attribution.source() != nullptr) SetSpan(message->mutable_source(), attribution.source());
  message->set_source_kind(static_cast<v1::SourceKind>(attribution.source_kind()));
  if (attribution.cue() != nullptr) SetSpan(message->mutable_cue(), attribution.cue());
  if (attribution.content() != nullptr) SetSpan(message->mutable_content(), attribution.content());
}

}  // namespace

void ToProto(const frames::FactsAnswer& answer, v1::Facts* facts) {
  SetText(facts->mutable_document()->mutable_id(), answer.id());
  SetText(facts->mutable_document()->mutable_uri(), answer.uri());
  for (const frames::Span* sentence : *answer.sentences()) SetSpan(facts->add_sentences(), sentence);
  for (const frames::Time* time : *answer.times()) FillTime(*time, facts->add_times());
  for (const frames::Quantity* quantity : *answer.quantities()) FillQuantity(*quantity, facts->add_quantities());
  for (const frames::Name* name : *answer.names()) FillName(*name, facts->add_names());
  for (const frames::Quotation* quotation : *answer.quotations()) {
    FillQuotation(*quotation, IsSpeech(*quotation) ? facts->add_quotations() : facts->add_quoted_words());
  }
  for (const frames::Attribution* item : *answer.attributions()) FillAttribution(*item, facts->add_attributions());
}

}  // namespace claimcheck::service
