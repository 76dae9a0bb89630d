// What the packing files share: strings and lists of them into a builder.
#ifndef CLAIMCHECK_DAEMON_FRAMES_BUILD_STRINGS_H_
#define CLAIMCHECK_DAEMON_FRAMES_BUILD_STRINGS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/engine/engine.h"
#include "daemon/frames/frame.h"

namespace claimcheck::frames {

using Builder = flatbuffers::FlatBufferBuilder;
template <typename T>
using ListOffset = flatbuffers::Offset<flatbuffers::Vector<T>>;
using StringOffset = flatbuffers::Offset<flatbuffers::String>;

inline StringOffset Text(Builder& builder, std::string_view text) {
  return builder.CreateString(text.data() == nullptr ? "" : text.data(), text.size());
}

inline Span Pack(const engine::Span& span) { return Span(span.begin, span.end, static_cast<uint8_t>(span.field)); }

// One offset for each item, made by `pack(item)`.
template <typename Items, typename PackOne>
auto List(Builder& builder, const Items& items, PackOne pack) {
  std::vector<decltype(pack(*items.begin()))> offsets;
  offsets.reserve(items.size());
  for (const auto& item : items) offsets.push_back(pack(item));
  return builder.CreateVector(offsets);
}

inline ListOffset<StringOffset> Texts(Builder& builder, const std::vector<std::string>& texts) {
  return List(builder, texts, [&](const std::string& text) { return Text(builder, text); });
}

inline ListOffset<flatbuffers::Offset<KeyValue>> Pairs(Builder& builder,
                                                       const std::map<std::string, std::string>& pairs) {
  return List(builder, pairs, [&](const auto& pair) {
    const auto key = Text(builder, pair.first);
    return CreateKeyValue(builder, key, Text(builder, pair.second));
  });
}

}  // namespace claimcheck::frames

#endif  // CLAIMCHECK_DAEMON_FRAMES_BUILD_STRINGS_H_
