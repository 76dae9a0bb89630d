// md4c calls back for each block, span and piece of text. Pieces are views of the input, so a piece's place is its
// address; the few that are not (a soft line break, the indent of code) stand between two that are.
#include "daemon/text/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <vector>

#include "daemon/text/html.h"
#include "daemon/text/html_entities.h"

namespace claimcheck::text {
namespace {

class MarkdownReader {
 public:
  MarkdownReader(std::string_view source, Document& document, ReadingBuilder& builder)
      : source_(source), document_(document), builder_(builder) {}

  void Run(size_t begin) {
    here_ = static_cast<uint32_t>(begin);
    MD_PARSER parser = {};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      static_cast<MarkdownReader*>(self)->Enter(type, detail);
      return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      static_cast<MarkdownReader*>(self)->Leave(type);
      return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      static_cast<MarkdownReader*>(self)->EnterSpan(type, detail);
      return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      static_cast<MarkdownReader*>(self)->LeaveSpan(type);
      return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      static_cast<MarkdownReader*>(self)->Text(type, {text, size});
      return 0;
    };
    md_parse(source_.data() + begin, static_cast<MD_SIZE>(source_.size() - begin), &parser, this);
  }

 private:
  void Enter(MD_BLOCKTYPE type, void* detail) {
    EndBlock();
    switch (type) {
      case MD_BLOCK_QUOTE: ++quotes_; break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL: lists_.push_back(builder_.NextGroup()); break;
      case MD_BLOCK_H: heading_ = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level; break;
      case MD_BLOCK_CODE: code_ = true; break;
      case MD_BLOCK_HTML:
        html_block_ = true;
        html_begin_ = html_end_ = CC_NONE;
        break;
      case MD_BLOCK_TABLE: table_ = builder_.NextGroup(); break;
      case MD_BLOCK_TR: row_ = true; break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD: tab_ = builder_.open(); break;
      default: break;
    }
  }

  void Leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) return;
    row_ = row_ && type != MD_BLOCK_TR;
    EndBlock();
    switch (type) {
      case MD_BLOCK_QUOTE: --quotes_; break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL: lists_.pop_back(); break;
      case MD_BLOCK_H: heading_ = 0; break;
      case MD_BLOCK_CODE: code_ = false; break;
      case MD_BLOCK_HTML:
        html_block_ = false;
        if (html_begin_ != CC_NONE) ReadHtml(source_, html_begin_, html_end_, document_, builder_);
        break;
      default: break;
    }
  }

  void EndBlock() {
    if (row_ && builder_.open()) return;  // a cell ends, not its row
    tab_ = false;
    if (!builder_.open()) return;
    const uint32_t begin = link_begin_;
    link_begin_ = CC_NONE;
    if (builder_.End() != CC_NONE) AddLink(begin);
  }

  void Open() {
    if (builder_.open()) return;
    uint32_t kind = CC_BLOCK_PARAGRAPH, level = 0, parent = CC_NONE;
    if (heading_ > 0) {
      kind = has_headline_ || heading_ > 2 ? CC_BLOCK_CROSSHEAD : CC_BLOCK_HEADLINE;
      level = heading_;
      has_headline_ = true;
    } else if (row_) {
      kind = CC_BLOCK_TABLE_ROW;
      parent = table_;
    } else if (code_) {
      kind = CC_BLOCK_CODE;
    } else if (!lists_.empty()) {
      kind = CC_BLOCK_LIST_ITEM;
      level = static_cast<uint32_t>(lists_.size());
      parent = lists_.back();
    } else if (quotes_ > 0) {
      kind = CC_BLOCK_BLOCK_QUOTE;
      level = quotes_;
    }
    if (kind == CC_BLOCK_PARAGRAPH) has_headline_ = true;  // a heading behind prose is a crosshead
    builder_.Begin(kind, level, parent);
  }

  void EnterSpan(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_IMG) ++images_;
    if (type != MD_SPAN_A || in_link_) return;
    in_link_ = true;
    link_url_.clear();
    const MD_ATTRIBUTE& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
    for (size_t i = 0; href.size > 0 && href.substr_offsets[i] < href.size; ++i) {
      const std::string_view part(href.text + href.substr_offsets[i],
                                  href.substr_offsets[i + 1] - href.substr_offsets[i]);
      const Entity entity = href.substr_types[i] == MD_TEXT_ENTITY ? DecodeEntity(part) : Entity();
      link_url_ += entity.size > 0 ? entity.view() : part;
    }
  }

  void LeaveSpan(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG) --images_;
    if (type != MD_SPAN_A) return;
    AddLink(link_begin_);
    link_begin_ = CC_NONE;
    in_link_ = false;
  }

  void AddLink(uint32_t begin) {
    if (begin == CC_NONE || begin >= builder_.position()) return;
    document_.links.push_back({{begin, builder_.position()}, {}});
    document_.link_urls.push_back(link_url_);
  }

  // Before visible text.
  void Prepare() {
    Open();
    if (tab_) builder_.Tab();
    tab_ = false;
    if (in_link_ && link_begin_ == CC_NONE) link_begin_ = builder_.position();
  }

  // Where a piece stands in the input; CC_NONE for md4c's own.
  uint32_t PlaceOf(std::string_view text) const {
    const std::less<const char*> before;
    const char* end = source_.data() + source_.size();
    if (before(text.data(), source_.data()) || !before(text.data(), end)) return CC_NONE;
    return static_cast<uint32_t>(text.data() - source_.data());
  }

  void Text(MD_TEXTTYPE type, std::string_view text) {
    if (images_ > 0 || text.empty()) return;
    const uint32_t at = PlaceOf(text);
    const uint32_t begin = at == CC_NONE ? here_ : at;
    const uint32_t end = at == CC_NONE ? here_ : at + static_cast<uint32_t>(text.size());
    here_ = end;
    switch (type) {
      case MD_TEXT_SOFTBR:
      case MD_TEXT_BR:
        if (builder_.open()) builder_.Space(begin, end);
        return;
      case MD_TEXT_ENTITY: {
        Prepare();
        const Entity entity = DecodeEntity(text);
        return entity.size > 0 ? builder_.Replace(entity.view(), begin, end) : builder_.Copy(begin, end);
      }
      case MD_TEXT_NULLCHAR:
        if (html_block_) return;  // read with all of the block, at its end
        Prepare();
        return builder_.Replace("\xEF\xBF\xBD", begin, end);
      case MD_TEXT_HTML:
        if (at != CC_NONE && builder_.open()) return;  // a tag between words
        if (at != CC_NONE) html_begin_ = std::min(html_begin_, begin), html_end_ = end;
        return;
      default: Prepare(); return at == CC_NONE ? builder_.Replace(text, begin, end) : builder_.Copy(begin, end);
    }
  }

  std::string_view source_;
  Document& document_;
  ReadingBuilder& builder_;
  std::vector<uint32_t> lists_;  // their numbers
  uint32_t quotes_ = 0;
  uint32_t heading_ = 0;
  uint32_t images_ = 0;
  uint32_t table_ = CC_NONE;
  bool row_ = false;
  bool tab_ = false;  // the next text begins a cell
  bool code_ = false;
  bool has_headline_ = false;
  bool in_link_ = false;
  uint32_t link_begin_ = CC_NONE;
  std::string link_url_;
  bool html_block_ = false;
  uint32_t html_begin_ = CC_NONE;
  uint32_t html_end_ = 0;
  uint32_t here_ = 0;  // behind the last piece
};

// Where the text begins behind front matter; 0 if there is none.
size_t FrontMatterSize(std::string_view source) {
  constexpr size_t kMaxFrontMatter = 16384;
  if (source.substr(0, 4) != "---\n" && source.substr(0, 5) != "---\r\n") return 0;
  const std::string_view head = source.substr(0, kMaxFrontMatter);
  for (size_t at = head.find("\n---", 3); at != std::string_view::npos; at = head.find("\n---", at + 1)) {
    const size_t behind = at + 4;
    const std::string_view matter = head.substr(0, at);
    if (behind < head.size() && head[behind] != '\n' && head[behind] != '\r') continue;
    // Front matter has keys; a rule above a paragraph has not.
    return matter.find(':') != std::string_view::npos && matter.find("\n\n") == std::string_view::npos ? behind : 0;
  }
  return 0;
}

}  // namespace

void ReadMarkdown(std::string_view source, Document& document, ReadingBuilder& builder) {
  size_t begin = source.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  if (const size_t matter = FrontMatterSize(source.substr(begin)); matter > 0) {
    builder.Begin(CC_BLOCK_FURNITURE);
    builder.Copy(static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + matter));
    builder.End();
    begin += matter;
  }
  MarkdownReader(source, document, builder).Run(begin);
}

}  // namespace claimcheck::text
