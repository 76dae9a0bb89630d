// The lead (all before the first prose) is read first: of its short lines one is the headline. Then crossheads are
// short lines without a full stop before prose, and everything behind "Related Articles" is furniture until prose
// begins again. Nothing is furniture for lack of a full stop: a headline, a list of names and a caption have none
// either.
#include "daemon/text/page_layout.h"

#include <algorithm>
#include <string_view>

#include "daemon/text/byline.h"
#include "daemon/text/character.h"
#include "daemon/text/furniture.h"
#include "daemon/text/line_shape.h"

namespace claimcheck::text {
namespace {

constexpr size_t kMaxHeadline = 180;  // bytes
constexpr size_t kMaxHeadlineWords = 26;
constexpr size_t kMaxCrosshead = 110;  // bytes
constexpr size_t kMaxCrossheadWords = 15;
constexpr size_t kMaxCaption = 400;  // bytes
constexpr size_t kMinProse = 60;     // bytes; shorter lines may be links that end in a full stop
constexpr size_t kMaxLead = 12;      // blocks

bool IsProse(std::string_view text) {
  return text.size() > kMaxHeadline || (text.size() >= kMinProse && EndsLikeStatement(text));
}

bool LooksLikeHeadline(std::string_view text) {
  return text.size() <= kMaxHeadline && !EndsLikeStatement(text) && text.back() != ':' && BeginsLikeTitle(text) &&
         CountWords(text, kMaxHeadlineWords + 1) <= kMaxHeadlineWords;
}

bool LooksLikeCrosshead(std::string_view text) {
  return text.size() <= kMaxCrosshead && !EndsLikeStatement(text) &&
         std::string_view(":,;").find(text.back()) == std::string_view::npos && BeginsLikeTitle(text) &&
         CountWords(text, kMaxCrossheadWords + 1) <= kMaxCrossheadWords;
}

constexpr std::string_view kCaptionStarts[] = {
    "Photo:",  "Photo by ",          "Photo credit",       "(Photo",   "PHOTO:",        "Picture:",
    "Image:",  "Image credit",       "Image caption",      "Credit:",  "File photo",    "FILE PHOTO",
    "FILE - ", "FILE \xE2\x80\x93 ", "FILE \xE2\x80\x94 ", "Caption:", "Illustration:", "Graphic:",
    "Video:",
};

bool LooksLikeCaption(std::string_view text) {
  if (text.size() > kMaxCaption || std::string_view("P(IFCGV").find(text[0]) == std::string_view::npos) return false;
  return std::any_of(std::begin(kCaptionStarts), std::end(kCaptionStarts),
                     [text](std::string_view start) { return text[0] == start[0] && text.starts_with(start); });
}

// Letters and digits alone, for comparing a title with its copy in the content.
bool SayTheSame(std::string_view a, std::string_view b) {
  const auto next = [](std::string_view text, size_t& at) -> char32_t {
    while (at < text.size()) {
      const Character c = At(text, at);
      at += c.size;
      if (IsLetter(c.kind) || c.kind == Kind::kDigit) return c.code >= 'A' && c.code <= 'Z' ? c.code + 32 : c.code;
    }
    return 0;
  };
  for (size_t i = 0, k = 0;;) {
    const char32_t left = next(a, i);
    if (left != next(b, k)) return false;
    if (left == 0) return true;
  }
}

class Page {
 public:
  Page(size_t first, Document& document) : first_(first), document_(document), blocks_(document.blocks) {}

  void Run() {
    SetLinkListsAside();
    SetFurnitureAside();
    ReadLead();
    for (size_t i = first_; i < blocks_.size(); ++i) ReadBody(i);
  }

 private:
  std::string_view Text(size_t i) const { return document_.Text(blocks_[i].span); }

  bool MayBeFurniture(uint32_t kind) const {
    return kind == CC_BLOCK_PARAGRAPH || kind == CC_BLOCK_CROSSHEAD || kind == CC_BLOCK_HEADLINE ||
           kind == CC_BLOCK_LIST_ITEM || kind == CC_BLOCK_TABLE_ROW;
  }

  void SetFurnitureAside() {
    bool seen_prose = false;
    bool in_links = false;
    for (size_t i = first_; i < blocks_.size(); ++i) {
      cc_block& block = blocks_[i];
      if (!MayBeFurniture(block.kind)) continue;
      const std::string_view text = Text(i);
      const Furniture furniture = FurnitureOf(text);
      if (furniture != Furniture::kNone) {
        // A menu above the article must not swallow the headline.
        in_links |= furniture == Furniture::kHeading && seen_prose;
        block.kind = CC_BLOCK_FURNITURE;
        continue;
      }
      const bool prose = IsProse(text);
      seen_prose |= prose;
      if (prose || (block.level > 0 && block.kind != CC_BLOCK_LIST_ITEM)) in_links = false;
      if (in_links) block.kind = CC_BLOCK_FURNITURE;
    }
  }

  // Lists of nothing but links are menus, whatever they say.
  void SetLinkListsAside() {
    size_t link = 0;
    for (size_t i = first_; i < blocks_.size();) {
      size_t end = i;
      bool all_links = blocks_[i].kind == CC_BLOCK_LIST_ITEM;
      while (end < blocks_.size() && blocks_[end].kind == CC_BLOCK_LIST_ITEM &&
             blocks_[end].parent == blocks_[i].parent) {
        all_links = IsAllLink(end, link) && !IsProse(Text(end)) && all_links;
        ++end;
      }
      if (all_links && end - i >= 2) {
        for (size_t k = i; k < end; ++k) blocks_[k].kind = CC_BLOCK_FURNITURE;
      }
      i = std::max(end, i + 1);
    }
  }

  // Whether one link covers block i; `link` is the first link that may, and moves on with the blocks.
  bool IsAllLink(size_t i, size_t& link) const {
    const cc_span span = blocks_[i].span;
    const std::vector<cc_link>& links = document_.links;
    while (link < links.size() && links[link].span.begin < span.begin) ++link;
    return link < links.size() && links[link].span.begin == span.begin && links[link].span.end == span.end;
  }

  // The next block from `i` on that is no furniture.
  size_t Skip(size_t i) const {
    while (i < blocks_.size() && blocks_[i].kind == CC_BLOCK_FURNITURE) ++i;
    return i;
  }

  void ReadLead() {
    const bool has_title = first_ > 0 && blocks_[0].kind == CC_BLOCK_HEADLINE;
    size_t headline = blocks_.size();
    size_t seen = 0;
    for (size_t i = Skip(first_); i < blocks_.size() && seen < kMaxLead; i = Skip(i + 1), ++seen) {
      cc_block& block = blocks_[i];
      const std::string_view text = Text(i);
      if (has_title && text.size() <= 2 * kMaxHeadline && SayTheSame(text, Text(0))) {
        block.kind = CC_BLOCK_FURNITURE;  // the copy of the title
        continue;
      }
      if (block.kind == CC_BLOCK_HEADLINE) headline = i;
      if (block.kind != CC_BLOCK_PARAGRAPH) continue;
      if (IsByline(text)) {
        block.kind = CC_BLOCK_BYLINE;
        continue;
      }
      if (IsProse(text)) break;
      if (has_title || headline < i) {
        if (headline < i && LooksLikeHeadline(text) && CountWords(text, 6) >= 6 && seen < 3) {
          block.kind = CC_BLOCK_SUMMARY;
        }
        continue;
      }
      headline = ReadHeadline(i);
      i = std::max(i, std::min(headline, blocks_.size() - 1));
    }
  }

  // Makes block i the headline if it looks like one, or the block behind it if this one names a section.
  size_t ReadHeadline(size_t i) {
    const std::string_view text = Text(i);
    const size_t next = Skip(i + 1);
    if (next >= blocks_.size() || !LooksLikeHeadline(text) || LooksLikeCaption(text)) return blocks_.size();
    if (blocks_[next].kind == CC_BLOCK_HEADLINE) return blocks_.size();
    const std::string_view after = Text(next);
    if (blocks_[next].kind == CC_BLOCK_PARAGRAPH && LooksLikeKicker(text) && LooksLikeHeadline(after) &&
        CountWords(after, 5) >= 5 && !IsByline(after)) {
      blocks_[i].kind = CC_BLOCK_FURNITURE;
      blocks_[next].kind = CC_BLOCK_HEADLINE;
      return next;
    }
    blocks_[i].kind = CC_BLOCK_HEADLINE;
    return i;
  }

  void ReadBody(size_t i) {
    cc_block& block = blocks_[i];
    if (block.kind == CC_BLOCK_HEADLINE) {
      if (seen_headline_) block.kind = CC_BLOCK_CROSSHEAD;
      seen_headline_ = true;
    }
    if (block.kind != CC_BLOCK_PARAGRAPH) return;
    const std::string_view text = Text(i);
    if (LooksLikeCaption(text)) {
      block.kind = CC_BLOCK_CAPTION;
      return;
    }
    const size_t next = Skip(i + 1);
    if (i == first_ || next >= blocks_.size() || blocks_[next].kind != CC_BLOCK_PARAGRAPH) return;
    if (LooksLikeCrosshead(text) && IsProse(Text(next)) && Text(next).size() > text.size()) {
      block.kind = CC_BLOCK_CROSSHEAD;
    }
  }

  size_t first_;
  Document& document_;
  std::vector<cc_block>& blocks_;
  bool seen_headline_ = false;  // in the content
};

}  // namespace

void LayOutPage(size_t first_block, Document& document) { Page(first_block, document).Run(); }

}  // namespace claimcheck::text
