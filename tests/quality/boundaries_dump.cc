// Prints where the sentences and tokens of plain texts begin and end, for boundaries.py.
//
// Input:   documents on standard input, each a line with its size in bytes and then the bytes.
// Output:  two lines a document: its sentences and its tokens, as "begin-end" in bytes of the input.
// Example: "6\nHi Lee" -> "0-6\n0-2 3-6\n"
#include <cstdio>
#include <iostream>
#include <string>

#include "daemon/text/read_document.h"

namespace {

using claimcheck::text::Document;

void Print(const Document& document, cc_span span) {
  const claimcheck::text::SourceSpan source = document.map.ToSource(span);
  std::printf("%u-%u ", source.begin, source.end);
}

}  // namespace

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    std::string content(std::stoul(line), '\0');
    std::cin.read(content.data(), static_cast<std::streamsize>(content.size()));
    claimcheck::text::Source source;
    source.content = content;
    Document document;
    if (const absl::Status status = ReadDocument(source, document); !status.ok()) {
      std::fprintf(stderr, "%s\n", status.ToString().c_str());
      return 2;
    }
    for (const cc_sentence& sentence : document.sentences) Print(document, sentence.span);
    std::puts("");
    for (const cc_token& token : document.tokens) Print(document, {token.begin, token.end});
    std::puts("");
  }
  return 0;
}
