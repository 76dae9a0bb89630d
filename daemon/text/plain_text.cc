#include "daemon/text/plain_text.h"

#include <algorithm>

namespace claimcheck::text {

void ReadPlainText(std::string_view text, ReadingBuilder& builder) {
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    builder.Begin(CC_BLOCK_PARAGRAPH);
    builder.Copy(static_cast<uint32_t>(begin), static_cast<uint32_t>(end));
    builder.End();
    begin = end + 1;
  }
}

}  // namespace claimcheck::text
