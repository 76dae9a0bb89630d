// What the converting files share: a span and a string of a frame into a message.
#ifndef CLAIMCHECK_DAEMON_SERVICE_CONVERT_SPAN_H_
#define CLAIMCHECK_DAEMON_SERVICE_CONVERT_SPAN_H_

#include <string>

#include "claimcheck/v1/document.pb.h"
#include "daemon/frames/frame.h"

namespace claimcheck::service {

inline void SetSpan(v1::Span* message, const frames::Span* span) {
  message->set_field(static_cast<v1::Span::Field>(span->field()));
  message->set_begin(span->begin());
  message->set_end(span->end());
}

inline void SetText(std::string* message, const flatbuffers::String* text) {
  if (text->size() != 0) message->assign(text->data(), text->size());
}

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_CONVERT_SPAN_H_
