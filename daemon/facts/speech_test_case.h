// What the tests of names, quotations and attributions share: a text read, and its facts as lines of text.
#ifndef CLAIMCHECK_DAEMON_FACTS_SPEECH_TEST_CASE_H_
#define CLAIMCHECK_DAEMON_FACTS_SPEECH_TEST_CASE_H_

#include <string>

#include "daemon/facts/facts.h"
#include "daemon/text/read_document.h"
#include "gtest/gtest.h"

namespace claimcheck::facts {

struct SpeechCase {
  std::string name;
  std::string input;  // the body; a headline stands before it, so that no paragraph is taken for one
  std::string want;   // one line a fact
};

struct SpeechReading {
  text::Document document;
  Facts facts;

  explicit SpeechReading(const std::string& input) : content(input) {
    text::Source source;
    source.title = "A day in town";
    source.content = content;
    EXPECT_TRUE(text::ReadDocument(source, document).ok()) << content;
    ReadFacts(document, facts);
  }
  std::string Text(cc_span span) const {
    return span.begin < span.end ? std::string(document.Text(span)) : std::string("-");
  }

 private:
  std::string content;
};

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_SPEECH_TEST_CASE_H_
