// A stream of tags and text, without a tree. What a reader needs of the tree is where blocks end and what they stand
// in, and that a few counters tell; a tree costs memory by the element, recursion by the depth, and time by the square
// where formatting is misnested (gumbo: 4 MB/s on plain pages, 10 s for 100 kB of "<a><div></a>").
//
// Implied end tags come by themselves: every block's start ends the block before. A stray end tag ends a block at most.
//   "<li>a<li>b"                     two items
//   "<td><p>5</p></td>"              one cell of a row; a cell that grows longer than figures do is layout, and prose
//   "<nav>" that nobody closes       ends where <main> or <h1> begins
//   "2012<sup>3</sup>", "km<sup>2</sup>"   a footnote's number is dropped, a power is kept: "2012", "km²"
#include "daemon/text/html.h"

#include <algorithm>
#include <array>
#include <vector>

#include "daemon/text/html_entities.h"
#include "daemon/text/html_tag.h"
#include "daemon/text/line_shape.h"

namespace claimcheck::text {
namespace {

constexpr uint32_t kMaxCell = 200;  // bytes of a row in which paragraphs are still cells

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

class HtmlReader {
 public:
  HtmlReader(std::string_view source, Document& document, ReadingBuilder& builder)
      : source_(source), document_(document), builder_(builder) {}

  void Run(size_t at, size_t end) {
    source_ = source_.substr(0, end);
    while (at < end) {
      const size_t open = std::min(source_.find('<', at), end);
      ReadText(at, open);
      if (open == end) break;
      const Tag tag = ReadTag(source_, open);
      if (tag.kind == Tag::Kind::kNone) {
        ReadText(open, open + 1);
        at = open + 1;
      } else {
        at = ReadElement(tag);
      }
    }
    EndBlock();
    if (title_ != CC_NONE && !has_headline_) document_.blocks[title_].kind = CC_BLOCK_HEADLINE;
  }

 private:
  struct List {
    uint32_t parent;
    bool item_open;
  };

  // ---- text ----

  void Open() {
    if (builder_.open()) return;
    uint32_t kind = CC_BLOCK_PARAGRAPH, level = 0, parent = CC_NONE;
    if (heading_ > 0) {
      kind = heading_ == 1 && !has_headline_ && aside_ == 0 ? CC_BLOCK_HEADLINE : CC_BLOCK_CROSSHEAD;
      level = heading_;
    } else if (caption_) {
      kind = CC_BLOCK_CAPTION;
    } else if (row_open_) {
      kind = CC_BLOCK_TABLE_ROW;
      parent = table_;
    } else if (!lists_.empty() && lists_.back().item_open) {
      kind = CC_BLOCK_LIST_ITEM;
      level = static_cast<uint32_t>(lists_.size());
      parent = lists_.back().parent;
    } else if (pre_ && code_) {
      kind = CC_BLOCK_CODE;
    } else if (quotes_ > 0) {
      kind = CC_BLOCK_BLOCK_QUOTE;
      level = quotes_;
    }
    if (aside_ > 0 || (header_ > 0 && kind == CC_BLOCK_LIST_ITEM)) kind = CC_BLOCK_FURNITURE;
    if (kind == CC_BLOCK_HEADLINE) has_headline_ = true;
    builder_.Begin(kind, level, parent);
  }

  // Before the first visible byte of a run of text.
  void Prepare() {
    Open();
    if (tab_) builder_.Tab();
    tab_ = false;
    if (row_open_ && !cell_has_text_) {
      cell_has_text_ = true;
      ++cells_with_text_;
    }
    if (in_link_ && link_begin_ == CC_NONE) link_begin_ = builder_.position();
  }

  void ReadText(size_t at, size_t end) {
    if (in_super_) {
      in_super_ = false;
      if (ReadSuper(at, end)) return;
    }
    while (at < end) {
      size_t i = at;
      // A single space between other characters stays as it is.
      while (i < end && source_[i] != '&' &&
             (!IsSpace(source_[i]) || (source_[i] == ' ' && i > at && i + 1 < end && !IsSpace(source_[i + 1])))) {
        ++i;
      }
      if (i > at) {
        Prepare();
        builder_.Copy(static_cast<uint32_t>(at), static_cast<uint32_t>(i));
      }
      if (i == end) return;
      at = source_[i] == '&' ? ReadEntity(i, end) : ReadSpace(i, end);
    }
  }

  size_t ReadSpace(size_t at, size_t end) {
    size_t behind = at;
    size_t lines = 0;
    for (; behind < end && IsSpace(source_[behind]); ++behind) lines += source_[behind] == '\n';
    if (pre_ && lines >= 2 && !code_) {
      EndBlock();
    } else if (builder_.open() && !tab_) {
      builder_.Space(static_cast<uint32_t>(at), static_cast<uint32_t>(behind));
    }
    return behind;
  }

  size_t ReadEntity(size_t at, size_t end) {
    const Entity entity = DecodeEntity(source_.substr(at, end - at));
    Prepare();
    if (entity.size == 0) {
      builder_.Copy(static_cast<uint32_t>(at), static_cast<uint32_t>(at + 1));
      return at + 1;
    }
    const bool space = entity.text_size == 1 && IsSpace(entity.text[0]);
    builder_.Replace(space ? std::string_view(" ") : entity.view(), static_cast<uint32_t>(at),
                     static_cast<uint32_t>(at + entity.size));
    return at + entity.size;
  }

  // The text of a <sup>: true if it was a power or a footnote's number and is dealt with.
  bool ReadSuper(size_t at, size_t end) {
    std::string_view text = source_.substr(at, end - at);
    const bool digits = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
      return (c >= '0' && c <= '9') || c == '[' || c == ']' || c == ',' || c == '*';
    });
    if (!digits) return false;
    const char before = builder_.open() && !builder_.empty() ? document_.reading.back() : ' ';
    if (before == 'm' && (text == "2" || text == "3")) {
      builder_.Replace(text == "2" ? "\xC2\xB2" : "\xC2\xB3", static_cast<uint32_t>(at), static_cast<uint32_t>(end));
    }
    return true;
  }

  // ---- blocks ----

  void EndBlock() {
    tab_ = false;
    if (!builder_.open()) return;
    const uint32_t link_begin = link_begin_;
    link_begin_ = CC_NONE;
    if (builder_.End() != CC_NONE) AddLink(link_begin);
  }

  void AddLink(uint32_t begin) {
    uint32_t end = builder_.position();
    if (end > 0 && document_.reading[end - 1] == ' ') --end;
    if (begin == CC_NONE || begin >= end) return;
    document_.links.push_back({{begin, end}, {}});
    document_.link_urls.push_back(link_url_);
  }

  // A row with text in one cell alone is layout.
  void EndRow() {
    if (row_open_ && builder_.open() && cells_with_text_ <= 1 && aside_ == 0) builder_.SetKind(CC_BLOCK_PARAGRAPH);
    EndBlock();
    row_open_ = false;
    cells_with_text_ = 0;
  }

  // A block's start or end tag. In a row short paragraphs are cells.
  void PartBlocks() {
    if (row_open_ && builder_.open() && builder_.size() <= kMaxCell) {
      builder_.Space(here_, here_);
      return;
    }
    if (row_open_ && builder_.open()) {  // layout
      builder_.SetKind(CC_BLOCK_PARAGRAPH);
      row_open_ = false;
    }
    EndBlock();
  }

  // ---- elements ----

  // Returns where to go on.
  size_t ReadElement(const Tag& tag) {
    const bool start = tag.kind == Tag::Kind::kStart;
    if (tag.kind == Tag::Kind::kComment) return tag.end;
    in_super_ = false;
    here_ = static_cast<uint32_t>(tag.end);
    switch (tag.element) {
      case Element::kInline: break;
      case Element::kBlock: PartBlocks(); break;
      case Element::kParagraph:
        PartBlocks();
        heading_ = 0;
        break;
      case Element::kFigure:
        PartBlocks();
        caption_ = false;
        break;
      case Element::kHeading: SetHeading(start ? tag.level : 0); break;
      case Element::kList: SetList(start); break;
      case Element::kListItem: SetItem(start); break;
      case Element::kQuote: Count(start, quotes_); break;
      case Element::kAside: Count(start, aside_); break;
      case Element::kPageHeader: Count(start, header_); break;
      case Element::kMain:
        EndBlock();
        if (start) aside_ = header_ = 0;
        break;
      case Element::kTable:
      case Element::kRow:
      case Element::kCell: SetTable(tag.element, start); break;
      case Element::kCaption:
        EndBlock();
        caption_ = start;
        break;
      case Element::kPre:
        EndBlock();
        pre_ = start;
        break;
      case Element::kCode: code_ = start; break;
      case Element::kBreak: ReadBreak(); break;
      case Element::kAnchor: SetLink(start ? tag.href : std::string_view()); break;
      case Element::kQ:
        if (start) Prepare();
        if (builder_.open()) builder_.Gap(start ? "\xE2\x80\x9C" : "\xE2\x80\x9D");
        break;
      case Element::kSuper: in_super_ = start; break;
      case Element::kTitle:
        if (start) return ReadTitle(tag);
        break;
      case Element::kSkipped:
        if (start) return Skip(tag);
        break;
    }
    return tag.end;
  }

  void Count(bool start, uint32_t& depth) {
    EndBlock();
    if (start) {
      ++depth;
    } else if (depth > 0) {
      --depth;
    }
  }

  void SetHeading(uint8_t level) {
    EndBlock();
    if (level == 1) aside_ = 0;  // a headline never stands in a menu
    heading_ = level;
    caption_ = false;
  }

  void SetList(bool start) {
    PartBlocks();
    if (start) {
      lists_.push_back({builder_.NextGroup(), false});
    } else if (!lists_.empty()) {
      lists_.pop_back();
    }
  }

  void SetItem(bool start) {
    PartBlocks();
    if (start && lists_.empty()) lists_.push_back({builder_.NextGroup(), false});
    if (!lists_.empty()) lists_.back().item_open = start;
  }

  void SetTable(Element element, bool start) {
    if (element != Element::kCell) {
      EndRow();
      caption_ = false;
      if (element == Element::kTable) {
        table_ = builder_.NextGroup();
      } else {
        row_open_ = start;
      }
    } else if (start) {
      if (row_open_ && builder_.open()) tab_ = true;
      if (!row_open_) EndBlock();  // a cell without a row, or the next one of a layout table
    }
    cell_has_text_ = false;
  }

  // A line break parts sentences; two of them, or one behind a full stop, part paragraphs.
  void ReadBreak() {
    if (!builder_.open()) return;
    const std::string_view so_far = document_.Text(cc_span{builder_.begin(), builder_.position()});
    if (broken_at_ == builder_.position() || (!row_open_ && EndsLikeSentence(so_far))) {
      EndBlock();
      return;
    }
    builder_.Space(here_, here_);
    broken_at_ = builder_.position();
  }

  void SetLink(std::string_view href) {
    AddLink(link_begin_);
    link_begin_ = CC_NONE;
    in_link_ = !href.empty() && href[0] != '#';
    if (!in_link_) return;
    link_url_.clear();
    for (size_t at = 0; at < href.size();) {
      const Entity entity = href[at] == '&' ? DecodeEntity(href.substr(at)) : Entity();
      if (entity.size > 0) {
        link_url_ += entity.view();
        at += entity.size;
      } else {
        link_url_ += href[at++];
      }
    }
  }

  // The page's title; it becomes the headline if the page has no other.
  size_t ReadTitle(const Tag& tag) {
    const size_t close = FindEnd(tag);
    if (close == std::string_view::npos) return tag.end;
    EndBlock();
    builder_.Begin(CC_BLOCK_FURNITURE);
    ReadText(tag.end, close);
    const uint32_t block = builder_.End();
    if (title_ == CC_NONE) title_ = block;
    return close;
  }

  size_t Skip(const Tag& tag) {
    const size_t close = FindEnd(tag);
    return close == std::string_view::npos ? tag.end : close;
  }

  // Where the element's end tag begins. What was not found once is not sought again, so that all of it is linear.
  size_t FindEnd(const Tag& tag) {
    for (const std::string_view name : never_closed_) {
      if (SameName(name, tag.name)) return std::string_view::npos;
    }
    const size_t close = FindEndTag(source_, tag.name, tag.end);
    if (close == std::string_view::npos) never_closed_.push_back(tag.name);
    return close;
  }

  std::string_view source_;
  Document& document_;
  ReadingBuilder& builder_;
  // Where we are.
  std::vector<List> lists_;
  uint32_t quotes_ = 0;
  uint32_t aside_ = 0;
  uint32_t header_ = 0;
  uint8_t heading_ = 0;
  bool caption_ = false;
  bool pre_ = false;
  bool code_ = false;
  bool in_super_ = false;
  // Tables.
  uint32_t table_ = CC_NONE;
  uint32_t cells_with_text_ = 0;
  bool row_open_ = false;
  bool cell_has_text_ = false;
  bool tab_ = false;  // the next text begins a cell
  // Links.
  bool in_link_ = false;
  uint32_t link_begin_ = CC_NONE;
  std::string link_url_;
  // The rest.
  uint32_t here_ = 0;  // behind the tag that is read
  uint32_t broken_at_ = CC_NONE;
  uint32_t title_ = CC_NONE;
  bool has_headline_ = false;
  std::vector<std::string_view> never_closed_;  // at most one for each skipped element
};

}  // namespace

void ReadHtml(std::string_view source, size_t begin, size_t end, Document& document, ReadingBuilder& builder) {
  HtmlReader(source, document, builder).Run(begin, end);
}

}  // namespace claimcheck::text
