// A line is folded (lower case, "'" for "’", marks at its ends cut) and compared with phrases: the whole line, or its
// begin where the phrase cannot begin a sentence of an article. What has a shape instead of words (breadcrumbs,
// counters, copyright lines) is matched by hand.
#include "daemon/text/furniture.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "daemon/text/character.h"
#include "daemon/text/folded_line.h"
#include "daemon/text/line_shape.h"

namespace claimcheck::text {
namespace {

// Headings of lists of links, and of forms.
constexpr std::string_view kHeadings[] = {
    "related",
    "related articles",
    "related article",
    "related stories",
    "related story",
    "related posts",
    "related news",
    "related content",
    "related coverage",
    "related links",
    "related topics",
    "related reading",
    "leave a reply",
    "leave a comment",
    "leave a response",
    "add a comment",
    "post a comment",
    "join the discussion",
    "most read",
    "most popular",
    "most viewed",
    "most shared",
    "trending",
    "trending now",
    "trending stories",
    "top stories",
    "top trending",
    "top news",
    "latest news",
    "latest stories",
    "latest posts",
    "latest articles",
    "recent posts",
    "recent articles",
    "recent comments",
    "recent stories",
    "popular posts",
    "more stories",
    "more news",
    "more from this author",
    "more on this story",
    "more like this",
    "more to read",
    "read next",
    "up next",
    "recommended",
    "recommended for you",
    "recommended stories",
    "recommended reading",
    "you may also like",
    "you might also like",
    "you may like",
    "previous stories",
    "editor's picks",
    "editors' picks",
    "don't miss",
    "in case you missed it",
    "from our partners",
    "sponsored content",
    "around the web",
    "sponsored links",
    "promoted stories",
    "follow us",
    "stay connected",
    "share this:",
    "post navigation",
    "categories",
    "archives",
    "tags",
    "quick links",
};

// Lines that stand alone.
constexpr std::string_view kLines[] = {
    "advertisement",
    "ad",
    "advertising",
    "sponsored",
    "share",
    "share this",
    "share this article",
    "share this story",
    "share this post",
    "share on facebook",
    "share on twitter",
    "share on x",
    "share on linkedin",
    "share on whatsapp",
    "share via email",
    "share article",
    "share full article",
    "share options",
    "tweet",
    "pin it",
    "pin",
    "email",
    "e-mail",
    "print",
    "print this",
    "print this article",
    "email this",
    "email this article",
    "save",
    "save article",
    "facebook",
    "twitter",
    "linkedin",
    "whatsapp",
    "instagram",
    "pinterest",
    "reddit",
    "telegram",
    "youtube",
    "tiktok",
    "google",
    "google+",
    "tumblr",
    "messenger",
    "copy link",
    "copy link copy",
    "copy",
    "link copied",
    "subscribe",
    "subscribe now",
    "subscribe today",
    "sign up",
    "sign up now",
    "sign in",
    "log in",
    "login",
    "register",
    "register now",
    "my account",
    "logout",
    "log out",
    "menu",
    "main menu",
    "search",
    "close",
    "open menu",
    "close menu",
    "toggle navigation",
    "navigation",
    "skip to content",
    "skip to main content",
    "skip to main navigation",
    "skip to navigation",
    "home",
    "next",
    "previous",
    "next article",
    "previous article",
    "next post",
    "previous post",
    "next story",
    "previous story",
    "next page",
    "previous page",
    "back to top",
    "back to top button",
    "back to home",
    "go back",
    "read more",
    "read more...",
    "show more",
    "show less",
    "load more",
    "load more comments",
    "see more",
    "view more",
    "view all",
    "see all",
    "more",
    "learn more",
    "continue reading",
    "read full article",
    "read the full story",
    "listen",
    "listen to this article",
    "watch",
    "watch live",
    "watch this story",
    "watch video",
    "play video",
    "play",
    "enlarge",
    "hide caption",
    "toggle caption",
    "photos",
    "photo gallery",
    "view gallery",
    "gallery",
    "comments",
    "comment",
    "post comment",
    "view comments",
    "show comments",
    "read comments",
    "write a comment",
    "no comments",
    "no comments yet",
    "comments are closed",
    "cancel reply",
    "reply",
    "submit",
    "send",
    "report abuse",
    "flag as inappropriate",
    "contact",
    "contact us",
    "about",
    "about us",
    "advertise",
    "advertise with us",
    "careers",
    "privacy",
    "privacy policy",
    "privacy notice",
    "terms",
    "terms of use",
    "terms of service",
    "terms and conditions",
    "cookie policy",
    "cookie settings",
    "cookies",
    "accessibility",
    "sitemap",
    "site map",
    "newsletter",
    "newsletters",
    "rss",
    "rss feed",
    "donate",
    "donate now",
    "support us",
    "shop",
    "download our app here",
    "download our app",
    "get the app",
    "text size",
    "a a",
    "a a a",
    "font size",
    "light",
    "dark",
    "hide transcript",
    "show transcript",
    "hide transcript show transcript",
    "transcript",
    "captions",
    "all rights reserved",
    "suggest a correction",
    "report an error",
    "report a typo",
    "correct this article",
    "republish this article",
    "get alerts",
    "accept",
    "accept all",
    "reject all",
    "manage preferences",
    "got it",
    "name",
    "website",
    "username",
    "password",
    "remember me",
    "forgot password",
    "required",
    "loading",
    "please wait",
    "updated",
    "edit",
    "cite",
    "for immediate release",
    "end of article",
    "story continues below",
    "story continues below advertisement",
    "article continues below",
    "article continues below advertisement",
    "article continues after advertisement",
    "click here for reuse options",
    "your notification has been saved",
    "there was a problem saving your notification",
};

// Beginnings that no sentence of an article has. Each ends at a word's end.
constexpr std::string_view kStarts[] = {
    "your email address will not be published",
    "required fields are marked",
    "save my name, email",
    "save my name and email",
    "this site uses akismet",
    "notify me of",
    "by submitting this",
    "by signing up, you",
    "by signing up you",
    "by subscribing, you",
    "by clicking submit",
    "by clicking sign up",
    "we use cookies",
    "this website uses cookies",
    "this site uses cookies",
    "please enable javascript",
    "javascript is disabled",
    "javascript is not",
    "javascript is required",
    "you must be logged in",
    "you must enter the characters",
    "log in to",
    "login to",
    "sign in to",
    "click here to",
    "click here for",
    "tap here to",
    "share this:",
    "like this:",
    "tags:",
    "tagged:",
    "filed under:",
    "posted in:",
    "categories:",
    "category:",
    "read more:",
    "read more on",
    "read also:",
    "also read:",
    "read next:",
    "see also:",
    "related:",
    "watch:",
    "listen:",
    "more:",
    "previous:",
    "next:",
    "sign up for our",
    "sign up here",
    "sign up to our",
    "sign up for one of our",
    "sign up for email",
    "sign up for the newsletter",
    "subscribe to our",
    "subscribe to the",
    "subscribe for",
    "follow us on",
    "follow us:",
    "find us on",
    "like us on",
    "join us on",
    "connect with us",
    "download our app",
    "download the app",
    "get our free",
    "get the latest news",
    "this material may not be published",
    "skip to content",
    "skip to main",
    "having trouble viewing",
    "your browser does not support",
    "email notifications are only sent",
    "0 comments",
    "view this post on",
    "a post shared by",
};

// What follows the number in "3 Comments".
constexpr std::string_view kCounted[] = {
    "comment",
    "comments",
    "pending comments",
    "share",
    "shares",
    "like",
    "likes",
    "view",
    "views",
    "reply",
    "replies",
    "min read",
    "minute read",
    "mins read",
    "retweets",
    "shares share",
    "comments so far",
    "responses",
};

constexpr std::string_view kNetworks[] = {"facebook", "twitter",    "instagram", "linkedin",
                                          "youtube",  "newsletter", "tiktok",    "email alerts"};
constexpr std::string_view kInvitations[] = {"follow ",  "join ",       "like ",      "find ", "stay ",     "connect ",
                                             "sign up ", "never miss ", "subscribe ", "get ",  "check out "};

// Tells by a line's first byte and size that no phrase of a list can be all of it, or begin it: most lines are prose,
// and comparing each with some four hundred phrases took a sixth of the time of all reading.
class PhraseFilter {
 public:
  template <size_t n>
  explicit constexpr PhraseFilter(const std::string_view (&phrases)[n]) {
    for (const std::string_view phrase : phrases) {
      sizes_[static_cast<unsigned char>(phrase[0]) % 64] |= uint64_t{1} << std::min<size_t>(phrase.size(), 63);
      seconds_[static_cast<unsigned char>(phrase[0]) % 64] |= uint64_t{1} << static_cast<unsigned char>(phrase[1]) % 64;
    }
  }
  bool MayBe(std::string_view line) const {
    return !line.empty() &&
           (sizes_[static_cast<unsigned char>(line[0]) % 64] >> std::min<size_t>(line.size(), 63) & 1) != 0;
  }
  bool MayBegin(std::string_view line) const {
    return line.size() >= 2 &&
           (seconds_[static_cast<unsigned char>(line[0]) % 64] >> static_cast<unsigned char>(line[1]) % 64 & 1) != 0;
  }

 private:
  uint64_t sizes_[64] = {};    // by first byte: a bit for each size
  uint64_t seconds_[64] = {};  // by first byte: a bit for each second byte
};
constexpr PhraseFilter kHeadingFilter(kHeadings);
constexpr PhraseFilter kLineFilter(kLines);
constexpr PhraseFilter kStartFilter(kStarts);
constexpr PhraseFilter kInvitationFilter(kInvitations);

template <size_t n>
bool Holds(const std::string_view (&phrases)[n], std::string_view line) {
  return std::find(std::begin(phrases), std::end(phrases), line) != std::end(phrases);
}

// `start` is not empty. Most lines differ in the first byte.
inline bool StartsWith(std::string_view line, std::string_view start) {
  return line.size() >= start.size() && line[0] == start[0] && line.compare(0, start.size(), start) == 0;
}
bool IsLetterByte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }
bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }

// "all rights reserved", looked for by its rarest letter.
bool HoldsRights(std::string_view line) {
  constexpr std::string_view kRights = "all rights reserved";
  constexpr size_t kV = kRights.find('v');
  for (size_t at = line.find('v', std::min(kV, line.size())); at != std::string_view::npos;
       at = line.find('v', at + 1)) {
    if (line.substr(at - kV, kRights.size()) == kRights) return true;
  }
  return false;
}

// "© 2024 The Paper", "Copyright 2016 by WXYZ - All rights reserved."; not "Copyright law changed.", and not a line
// that goes on with a sentence of the article.
bool IsCopyright(std::string_view line) {
  if (HoldsRights(line)) return true;
  if (line.size() > 90) return false;
  if (StartsWith(line, "(")) line.remove_prefix(1);
  if (StartsWith(line, "\xC2\xA9")) return true;
  if (StartsWith(line, "c) 19") || StartsWith(line, "c) 20")) return true;
  if (!StartsWith(line, "copyright")) return false;
  std::string_view rest = line.substr(9);
  while (StartsWith(rest, " ") || StartsWith(rest, ":")) rest.remove_prefix(1);
  return rest.empty() || IsDigitByte(rest[0]) || rest[0] == '(' || StartsWith(rest, "\xC2\xA9") ||
         StartsWith(rest, "by ") || StartsWith(rest, "the associated press") || StartsWith(rest, "associated press");
}

// "3 comments", "1.2k shares", "5 min read"
bool IsCounter(std::string_view line) {
  size_t at = 0;
  while (at < line.size() && (IsDigitByte(line[at]) || line[at] == ',' || line[at] == '.')) ++at;
  if (at == 0) return false;
  if (at < line.size() && (line[at] == 'k' || line[at] == 'm') && at + 1 < line.size() && line[at + 1] == ' ') ++at;
  while (at < line.size() && (line[at] == ' ' || line[at] == '-')) ++at;
  return Holds(kCounted, line.substr(at));
}

bool IsInvitation(std::string_view line) {
  if (line.size() > 140 || !kInvitationFilter.MayBegin(line)) return false;
  const auto in_line = [&](std::string_view network) { return line.find(network) != std::string_view::npos; };
  return std::any_of(std::begin(kInvitations), std::end(kInvitations),
                     [&](std::string_view start) { return StartsWith(line, start); }) &&
         std::any_of(std::begin(kNetworks), std::end(kNetworks), in_line);
}

// "Home > News > World", "Facebook | Twitter | Email": short parts, no figures, no sentence.
bool IsBreadcrumb(std::string_view line) {
  if (line.size() > 120) return false;
  for (const std::string_view separator : {" > ", " \xC2\xBB ", " \xE2\x80\xBA ", " | ", " / ", " \xE2\x86\x92 "}) {
    if (line.find(separator.substr(1, separator.size() - 2)) == std::string_view::npos) continue;  // rarer than a space
    if (std::any_of(line.begin(), line.end(), IsDigitByte)) return false;
    size_t parts = 0, begin = 0;
    bool short_parts = true;
    while (begin <= line.size()) {
      const size_t end = std::min(line.find(separator, begin), line.size());
      short_parts &= CountWords(line.substr(begin, end - begin), 5) < 5;
      ++parts;
      begin = end + separator.size();
    }
    if (short_parts && (parts >= 3 || (parts == 2 && StartsWith(line, "home")))) return true;
  }
  return false;
}

// "Posted: 5 May 2024", "Updated 8:27 PM EST"; not "First published in 1851, the novel sold badly."
bool IsTimestamp(std::string_view line, bool statement) {
  if (line.size() > 120 || line.empty() || std::string_view("pulfod").find(line[0]) == std::string_view::npos)
    return false;
  if (std::none_of(line.begin(), line.end(), IsDigitByte)) return false;
  for (const std::string_view start : {"posted", "published", "updated", "last updated", "last modified",
                                       "first published", "originally published", "date published"}) {
    if (!StartsWith(line, start)) continue;
    if (line.size() > start.size() && line[start.size()] == ':') return true;
    if (line.size() > start.size() && line[start.size()] == ' ' && !statement) return true;
  }
  return false;
}

// A line of nothing but an address, a handle or a telephone number.
bool IsContact(std::string_view line) {
  if (line.find(' ') == std::string_view::npos) {
    return line.find('@') != std::string_view::npos || StartsWith(line, "http") || StartsWith(line, "www.") ||
           StartsWith(line, "twitter.com/");
  }
  return false;
}

bool BeginsLikeFurniture(std::string_view line) {
  return std::any_of(std::begin(kStarts), std::end(kStarts), [line](std::string_view start) {
    return StartsWith(line, start) &&
           (line.size() == start.size() || !IsLetterByte(line[start.size()]) || !IsLetterByte(start.back()));
  });
}

}  // namespace

Furniture FurnitureOf(std::string_view line) {
  if (line.size() > kLongestFolded) return Furniture::kNone;
  if (!HasWordCharacter(line)) return Furniture::kLine;
  std::array<char, kLongestFolded> buffer;
  const std::string_view folded = FoldLine(line, buffer);
  if (kHeadingFilter.MayBe(folded) && Holds(kHeadings, folded)) return Furniture::kHeading;
  if (kLineFilter.MayBe(folded) && Holds(kLines, folded)) return Furniture::kLine;
  if (kStartFilter.MayBegin(folded) && BeginsLikeFurniture(folded)) return Furniture::kLine;
  const bool line_shape = IsCopyright(folded) || IsCounter(folded) || IsInvitation(folded) || IsContact(folded) ||
                          IsTimestamp(folded, EndsLikeStatement(line)) ||
                          (!EndsLikeSentence(line) && IsBreadcrumb(folded));
  return line_shape ? Furniture::kLine : Furniture::kNone;
}

bool LooksLikeKicker(std::string_view line) {
  if (line.size() > 60 || EndsLikeSentence(line) || CountWords(line, 6) >= 6) return false;
  if (std::any_of(line.begin(), line.end(), IsDigitByte)) return false;
  size_t lower_words = 0, words = 0;
  bool run_together = false, separated = line.find(" - ") != std::string_view::npos ||
                                         line.find(" / ") != std::string_view::npos ||
                                         line.find('|') != std::string_view::npos;
  for (size_t at = 0; at < line.size(); ++at) {
    const bool begins = at == 0 || line[at - 1] == ' ';
    if (begins && IsLetterByte(line[at])) {
      ++words;
      lower_words += line[at] >= 'a' && line[at] <= 'z';
    }
    if (at > 2 && line[at] >= 'A' && line[at] <= 'Z' && line[at - 1] >= 'a' && line[at - 1] <= 'z' &&
        line[at - 2] >= 'a' && line[at - 2] <= 'z') {
      run_together = true;  // "TensionsAsia": two labels that lost what stood between them
    }
  }
  return lower_words == 0 && (words <= 2 || separated || run_together);
}

}  // namespace claimcheck::text
