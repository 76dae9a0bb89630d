// The marks that a desk leaves in a document, and the document without them.
//
//   17 people [CQ] were hurt             what stands before it was checked and holds; <!-- cq --> says the same
//   <!-- claimcheck-disable RULE -->     from here on the rule is silent; without a RULE every rule is; RULE may be a
//                                        checker's id, and several are separated by spaces or commas
//   <!-- claimcheck-enable RULE -->      takes that back; without one the silence lasts to the end of the field
//
// Marks are for the desk: they are cut out before anything reads the text, in plain text, Markdown and HTML alike, so
// that no sentence, quotation or figure is broken by one. What is left is read, and its offsets are turned back here.
// Input:     any bytes; letters of a mark in either case.
// Ownership: text() views what was sent, or memory of its own if something was cut; both live until the next Read.
// Threads:   one object by one thread.
// Cost:      linear; two searches for a byte where there are no marks. Nothing is copied then.
// Example:   "17 people [CQ] were" -> text() "17 people were", a mark at 9, ToSent(14, …) 19
#ifndef CLAIMCHECK_DAEMON_ENGINE_MARKS_H_
#define CLAIMCHECK_DAEMON_ENGINE_MARKS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/text/document.h"

namespace claimcheck::engine {

struct Mark {
  enum class Kind : uint8_t { kConfirm, kDisable, kEnable, kBroken };
  Kind kind = Kind::kBroken;
  text::Field field = text::Field::kContent;
  uint32_t begin = 0;  // bytes of the field as it was sent
  uint32_t end = 0;
  uint32_t at = 0;                      // byte of the field without marks before which it stood
  std::vector<std::string_view> names;  // of rules and checkers, as written in what was sent; empty: all
  std::string problem;                  // of a broken one: what was expected and what was found
};

// One field of a document.
class UnmarkedText {
 public:
  // Appends the marks to `marks`, in the order of the text.
  void Read(std::string_view sent, text::Field field, text::Format format, std::vector<Mark>& marks);
  std::string_view text() const { return text_; }
  // Bytes of text() to bytes of what was sent. A span leaves out marks at either end of it.
  uint32_t BeginToSent(uint32_t at) const;
  uint32_t EndToSent(uint32_t at) const;

 private:
  struct Cut {
    uint32_t at;       // in text()
    uint32_t removed;  // bytes, here and before
  };
  void Remove(std::string_view sent, uint32_t& copied, Mark& mark);

  std::string_view text_;
  std::string kept_;
  std::vector<Cut> cuts_;
};

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_MARKS_H_
