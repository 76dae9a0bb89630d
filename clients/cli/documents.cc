// Method: files are read whole, lines of JSON one at a time. Whether the text is UTF-8, too long or empty is for the
// backend to say: in process and with a daemon the same words come back.
#include "clients/cli/documents.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <nlohmann/json.hpp>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/display_width.h"
#include "daemon/base/error.h"

namespace claimcheck::cli {
namespace {

// Far above what any backend takes, and low enough that an endless input ends in an answer instead of in swap.
constexpr size_t kMostBytes = size_t{256} << 20;

v1::Document::Format FormatOf(InputFormat chosen, const std::string& path) {
  switch (chosen) {
    case InputFormat::kText: return v1::Document::TEXT;
    case InputFormat::kMarkdown: return v1::Document::MARKDOWN;
    case InputFormat::kHtml: return v1::Document::HTML;
    case InputFormat::kAuto: break;
  }
  const std::string name = absl::AsciiStrToLower(path);
  if (absl::EndsWith(name, ".md") || absl::EndsWith(name, ".markdown")) return v1::Document::MARKDOWN;
  if (absl::EndsWith(name, ".html") || absl::EndsWith(name, ".htm") || absl::EndsWith(name, ".xhtml")) {
    return v1::Document::HTML;
  }
  return v1::Document::TEXT;
}

absl::Status Unreadable(const std::string& what, const std::string& remedy) {
  return base::MakeError(absl::StatusCode::kFailedPrecondition, "UNREADABLE_FILE", "document.content",
                         absl::StrCat("expected a file that can be read, found: ", what, "; ", remedy));
}

// Plain read(2): it says why it failed, which a stream does not.
absl::Status ReadAll(int descriptor, std::string* content) {
  char buffer[1 << 16];
  for (;;) {
    const ssize_t size = read(descriptor, buffer, sizeof buffer);
    if (size == 0) return absl::OkStatus();
    if (size < 0 && errno == EINTR) continue;
    if (size < 0 && errno == EISDIR) return Unreadable("a folder", "name the files in it");
    if (size < 0) return Unreadable(std::strerror(errno), "check the name and who may read it");
    content->append(buffer, static_cast<size_t>(size));
    if (content->size() > kMostBytes) {
      return base::MakeError(
          absl::StatusCode::kResourceExhausted, "DOCUMENT_TOO_LARGE", "document.content",
          absl::StrCat("expected an article, found more than ", kMostBytes >> 20, " MiB; send its parts one by one"));
    }
  }
}

absl::Status ReadPath(const std::string& path, std::string* content) {
  const int descriptor = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return Unreadable(std::strerror(errno), "check the name and who may read it");
  absl::Status status = ReadAll(descriptor, content);
  if (descriptor != STDIN_FILENO) close(descriptor);
  return status;
}

std::string FolderOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

absl::Status BadLine(std::string_view field, const std::string& message) {
  return base::InvalidInput("INVALID_JSON_LINE", field, message);
}

// Reads the string `key`; absent and null leave `text` alone.
absl::Status TakeString(const nlohmann::json& object, const char* key, std::string* text) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return absl::OkStatus();
  if (!found->is_string()) {
    return BadLine(key, absl::StrCat("\"", key, "\": expected a string, found ", found->type_name()));
  }
  *text = found->get<std::string>();
  return absl::OkStatus();
}

absl::Status TakeFormat(const nlohmann::json& object, v1::Document* document) {
  std::string name;
  if (absl::Status status = TakeString(object, "format", &name); !status.ok() || name.empty()) return status;
  v1::Document::Format format;
  if (!v1::Document::Format_Parse(name, &format) || format == v1::Document::FORMAT_UNSPECIFIED) {
    return BadLine("format", absl::StrCat("\"format\": expected TEXT, MARKDOWN or HTML, found \"", name, "\""));
  }
  document->set_format(format);
  return absl::OkStatus();
}

absl::Status ParseLine(const std::string& line, v1::Document* document) {
  nlohmann::json object;
  try {
    object = nlohmann::json::parse(line);
  } catch (const nlohmann::json::parse_error& error) {
    std::string what = error.what();
    if (const size_t colon = what.find("parse error"); colon != std::string::npos) what.erase(0, colon);
    return BadLine("", absl::StrCat("byte ", error.byte == 0 ? 0 : error.byte - 1,
                                    ": expected a JSON object in UTF-8, found a ", what));
  }
  if (!object.is_object()) return BadLine("", absl::StrCat("expected a JSON object, found ", object.type_name()));
  // The id first: an error further on should carry it.
  struct {
    const char* key;
    std::string* value;
  } const strings[] = {{"id", document->mutable_id()},
                       {"uri", document->mutable_uri()},
                       {"published", document->mutable_published()},
                       {"title", document->mutable_title()},
                       {"summary", document->mutable_summary()},
                       {"language", document->mutable_language()},
                       {"text", document->mutable_content()}};
  for (const auto& [key, value] : strings) {
    if (absl::Status status = TakeString(object, key, value); !status.ok()) return status;
  }
  if (!object.contains("text")) return BadLine("text", "expected a \"text\", found none");
  return TakeFormat(object, document);
}

}  // namespace

Documents::Documents(const Options& options, std::istream& input) : options_(options), input_(input) {
  if (options.jsonl.empty()) return;
  if (options.jsonl == "-") {
    lines_ = &input_;
    return;
  }
  file_.open(options.jsonl, std::ios::binary);
  lines_ = &file_;
  if (!file_) lines_status_ = Unreadable(std::strerror(errno), "check the name and who may read it");
}

std::optional<Item> Documents::Next() {
  if (lines_ != nullptr) return ReadLine();
  if (next_file_ == options_.files.size()) return std::nullopt;
  return ReadFile(options_.files[next_file_++]);
}

Item Documents::ReadFile(const std::string& path) {
  Item item;
  item.name = path == "-" ? "<stdin>" : path;
  v1::Document& document = item.document;
  document.set_id(Printable(path));  // a file's name need not be UTF-8
  document.set_format(FormatOf(options_.input_format, path));
  document.set_published(options_.published);
  document.set_title(options_.title);
  item.status = ReadPath(path, document.mutable_content());
  if (path != "-") item.folder = FolderOf(path);
  return item;
}

std::optional<Item> Documents::ReadLine() {
  if (!lines_status_.ok()) {
    Item item{options_.jsonl, {}, lines_status_, {}};
    lines_status_ = absl::OkStatus();
    return item;
  }
  std::string line;
  while (std::getline(*lines_, line)) {
    ++line_number_;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Item item;
    item.name = absl::StrCat(options_.jsonl == "-" ? "<stdin>" : options_.jsonl, ":", line_number_);
    item.document.set_published(options_.published);
    item.document.set_format(FormatOf(options_.input_format, ""));
    item.status = ParseLine(line, &item.document);
    if (options_.jsonl != "-") item.folder = FolderOf(options_.jsonl);
    return item;
  }
  if (!lines_->bad() || line_number_ != 0) return std::nullopt;
  lines_->clear(std::ios::eofbit);  // say it once
  return Item{
      options_.jsonl, {}, Unreadable("something that cannot be read, such as a folder", "name a file of lines"), {}};
}

}  // namespace claimcheck::cli
