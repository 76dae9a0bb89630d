// Makes lexicon_classes.h and lexicon_data.cc from the word lists; runs while the daemon is built.
//
//   lexicon_generator CLASSES_HEADER DATA_SOURCE LIST.txt…
//
// Every complaint is "file:line: error: expected …, found …" on standard error, all of a list before it gives up;
// exit 1. Refused, because no token could ever be it: words with capitals, spaces, hyphens, or letters and digits
// together.
//
// Method: hash and displace. Buckets are placed from the fullest to the emptiest, each with the first factor that sends
// all of its words to free slots; with a quarter of the slots free this ends after a few tries per bucket.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/text/lexicon_hash.h"

namespace claimcheck::text::lexicon {
namespace {

constexpr size_t kSlotBytes = 16;  // of a word, see lexicon_data.h

struct Entry {
  int class_index;
  std::string lemma;
  int32_t value;
};

struct Lists {
  std::vector<std::string> class_names;
  std::map<std::string, std::vector<Entry>> words;
  int errors = 0;

  void Complain(const std::string& file, int line, const std::string& expected, const std::string& found) {
    std::cerr << file << ':' << line << ": error: expected " << expected << ", found " << found << '\n';
    ++errors;
  }
};

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view Trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

std::string Quoted(std::string_view s) { return "\"" + std::string(s) + "\""; }

// What is wrong with a word, or empty. `found` gets what the message shows.
std::string WhyNotAWord(std::string_view word) {
  if (word.empty()) return "a word between commas";
  if (word.size() > kMaxWordBytes) return "at most " + std::to_string(kMaxWordBytes) + " bytes in a word";
  bool letter = false, digit = false;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') return "lower case";
    if (c == ' ' || c == '\t') return "one word (words of a phrase are tokens of their own)";
    if (c == '-') return "no hyphen (a token never holds one)";
    if (static_cast<unsigned char>(c) < 0x20) return "no control character";
    letter |= IsLower(c);
    digit |= IsDigit(c);
  }
  if (letter && digit) return "letters or digits (a token never holds both)";
  if (word.find("\xE2\x80\x99") != std::string_view::npos) return "\"'\" for the apostrophe";
  return "";
}

// The whole number after "="; false if it is none.
bool ParseValue(std::string_view text, int32_t& value) {
  const std::string digits(text);
  char* end = nullptr;
  errno = 0;
  const long long parsed = std::strtoll(digits.c_str(), &end, 10);
  if (digits.empty() || *end != '\0' || errno != 0 || !(IsDigit(digits[0]) || digits[0] == '-')) return false;
  if (parsed < std::numeric_limits<int32_t>::min() || parsed > std::numeric_limits<int32_t>::max()) return false;
  value = static_cast<int32_t>(parsed);
  return true;
}

void ReadLine(const std::string& file, int number, std::string_view line, int class_index,
              std::map<std::string, int>& seen, Lists& lists) {
  int32_t value = 0;
  if (const size_t equals = line.find('='); equals != std::string_view::npos) {
    const std::string_view text = Trim(line.substr(equals + 1));
    if (!ParseValue(text, value)) lists.Complain(file, number, "a whole number of 32 bits after \"=\"", Quoted(text));
    line = Trim(line.substr(0, equals));
  }
  std::string lemma;
  for (size_t begin = 0; begin <= line.size();) {
    const size_t comma = std::min(line.find(',', begin), line.size());
    const std::string word(Trim(line.substr(begin, comma - begin)));
    begin = comma + 1;
    if (const std::string why = WhyNotAWord(word); !why.empty()) {
      lists.Complain(file, number, why, Quoted(word));
      continue;
    }
    if (lemma.empty()) lemma = word;
    const auto [first, is_new] = seen.emplace(word, number);
    if (is_new) {
      lists.words[word].push_back({class_index, lemma, value});
    } else {
      lists.Complain(file, number, "each word once in a list",
                     Quoted(word) + " again (first on line " + std::to_string(first->second) + ")");
    }
  }
}

void ReadList(const std::filesystem::path& path, Lists& lists) {
  const std::string file = path.string();
  const std::string name = path.stem().string();
  const bool name_ok = !name.empty() && IsLower(name[0]) && std::all_of(name.begin(), name.end(), [](char c) {
    return IsLower(c) || IsDigit(c) || c == '_';
  });
  if (!name_ok) lists.Complain(file, 1, "a file name of lower case letters, digits and \"_\"", Quoted(name));
  std::ifstream in(path);
  if (!in) return lists.Complain(file, 1, "a readable file", "none");
  const int class_index = static_cast<int>(lists.class_names.size());
  lists.class_names.push_back(name);
  const int errors = lists.errors;
  std::map<std::string, int> seen;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const std::string_view text = Trim(std::string_view(line).substr(0, line.find('#')));
    if (!text.empty()) ReadLine(file, number, text, class_index, seen, lists);
  }
  if (seen.empty() && lists.errors == errors) lists.Complain(file, 1, "at least one word", "none");
}

// In the byte order of the machine that builds, which is the one that the daemon runs on.
std::array<uint64_t, kMaxWordBytes / 8> Chunks(const std::string& word) {
  std::array<uint64_t, kMaxWordBytes / 8> chunks{};
  std::memcpy(chunks.data(), word.data(), word.size());
  return chunks;
}

uint64_t Hash(const std::string& word) { return HashWord(Chunks(word).data(), word.size()); }

struct Table {
  uint32_t bucket_bits = 1;
  uint32_t slot_bits = 1;
  std::vector<uint16_t> factors;
  std::vector<uint16_t> slots;
};

// Sends every word of a bucket to a free slot; false if no factor does.
bool PlaceBucket(uint32_t bucket, const std::vector<uint16_t>& lexemes, const std::vector<uint64_t>& hashes,
                 Table& table) {
  std::vector<uint32_t> taken;
  for (uint32_t factor = 1; factor <= 0xFFFF; factor += 2) {
    taken.clear();
    for (const uint16_t lexeme : lexemes) {
      const uint32_t slot = Slot(hashes[lexeme], factor, 64 - table.slot_bits);
      if (table.slots[slot] != 0) break;
      table.slots[slot] = lexeme;
      taken.push_back(slot);
    }
    if (taken.size() == lexemes.size()) {
      table.factors[bucket] = static_cast<uint16_t>(factor);
      return true;
    }
    for (const uint32_t slot : taken) table.slots[slot] = 0;
  }
  return false;
}

Table MakeTable(const std::vector<std::string>& words) {  // words[0] is no word
  Table table;
  while ((size_t{1} << table.slot_bits) * 3 < words.size() * 4) ++table.slot_bits;
  while ((size_t{1} << table.bucket_bits) * 3 < words.size()) ++table.bucket_bits;
  const size_t bucket_count = size_t{1} << table.bucket_bits;
  std::vector<uint64_t> hashes(words.size());
  std::vector<std::vector<uint16_t>> buckets(bucket_count);
  for (size_t i = 1; i < words.size(); ++i) {
    hashes[i] = Hash(words[i]);
    buckets[Bucket(hashes[i], 64 - table.bucket_bits)].push_back(static_cast<uint16_t>(i));
  }
  std::vector<uint32_t> order(bucket_count);
  for (uint32_t i = 0; i < bucket_count; ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return buckets[a].size() > buckets[b].size(); });
  for (bool placed = false; !placed; ++table.slot_bits) {
    table.factors.assign(bucket_count, 1);
    table.slots.assign(size_t{1} << table.slot_bits, 0);
    placed =
        std::all_of(order.begin(), order.end(), [&](uint32_t b) { return PlaceBucket(b, buckets[b], hashes, table); });
    if (placed) break;
  }
  return table;
}

template <typename T>
void WriteArray(std::ostream& out, const char* type, const char* name, const std::vector<T>& items) {
  out << "const " << type << ' ' << name << "[] = {";
  for (size_t i = 0; i < items.size(); ++i) out << (i % 16 == 0 ? "\n  " : " ") << +items[i] << "u,";
  out << "\n};\n";
}

// "cue_verb" -> "kCueVerb"
std::string Enumerator(const std::string& name) {
  std::string result = "k";
  bool upper = true;
  for (const char c : name) {
    if (c == '_') {
      upper = true;
    } else {
      result += upper && IsLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
      upper = false;
    }
  }
  return result;
}

std::string ClassesHeader(const Lists& lists, const Table& table) {
  std::ostringstream out;
  out << "// Made by lexicon_generator from daemon/text/lexicon/*.txt.\n"
         "#ifndef CLAIMCHECK_DAEMON_TEXT_LEXICON_CLASSES_H_\n#define CLAIMCHECK_DAEMON_TEXT_LEXICON_CLASSES_H_\n\n"
         "#include <cstdint>\n\nnamespace claimcheck::text::lexicon {\n\nenum class Class : uint8_t {\n";
  for (const std::string& name : lists.class_names) out << "  " << Enumerator(name) << ",\n";
  out << "};\n\ninline constexpr uint32_t kClassCount = " << lists.class_names.size()
      << ";\ninline constexpr uint32_t kWordsPerLexeme = " << (lists.class_names.size() + 63) / 64
      << ";\n\nnamespace data {\ninline constexpr uint32_t kBucketShift = " << 64 - table.bucket_bits
      << ";\ninline constexpr uint32_t kSlotShift = " << 64 - table.slot_bits
      << ";\n}  // namespace data\n\n}  // namespace claimcheck::text::lexicon\n\n#endif  // "
         "CLAIMCHECK_DAEMON_TEXT_LEXICON_CLASSES_H_\n";
  return out.str();
}

void WriteEntries(std::ostream& out, const Lists& lists, const std::map<std::string, size_t>& index) {
  std::vector<uint32_t> begins = {0, 0};
  out << "const Entry kEntries[] = {\n";
  uint32_t count = 0;
  for (const auto& [word, entries] : lists.words) {
    for (const Entry& entry : entries) {
      out << "  {" << entry.class_index << ", " << index.at(entry.lemma) << ", " << int64_t{entry.value} << "},\n";
      ++count;
    }
    begins.push_back(count);
  }
  out << "};\n";
  WriteArray(out, "uint32_t", "kEntryBegin", begins);
}

std::vector<std::string> Words(const Lists& lists) {
  std::vector<std::string> words = {""};  // of lexeme 0
  for (const auto& [word, entries] : lists.words) words.push_back(word);
  return words;
}

std::string DataSource(const Lists& lists, const std::vector<std::string>& words, const Table& table) {
  std::map<std::string, size_t> index;
  const size_t per_lexeme = (lists.class_names.size() + 63) / 64;
  std::vector<uint64_t> bits(per_lexeme, 0);
  for (const auto& [word, entries] : lists.words) {
    const size_t lexeme = index.size() + 1;
    index[word] = lexeme;
    bits.resize(bits.size() + per_lexeme, 0);
    for (const Entry& entry : entries) {
      bits[bits.size() - per_lexeme + entry.class_index / 64] |= uint64_t{1} << (entry.class_index % 64);
    }
  }
  std::vector<uint32_t> begins, sizes;
  std::vector<uint64_t> text;
  for (const std::string& word : words) {
    begins.push_back(static_cast<uint32_t>(text.size()));
    sizes.push_back(static_cast<uint32_t>(word.size()));
    const std::array<uint64_t, kMaxWordBytes / 8> chunks = Chunks(word);
    text.insert(text.end(), chunks.begin(), chunks.begin() + (word.size() + 7) / 8);
  }
  std::ostringstream out;
  out << "// Made by lexicon_generator from daemon/text/lexicon/*.txt.\n#include \"daemon/text/lexicon_data.h\"\n\n"
         "namespace claimcheck::text::lexicon::data {\n\nconst uint32_t kLexemeCount = "
      << words.size() << ";\nconst Slot kSlots[] = {\n";
  for (const uint16_t lexeme : table.slots) {
    const std::array<uint64_t, kMaxWordBytes / 8> chunks = Chunks(words[lexeme]);
    const uint64_t longer = words[lexeme].size() > kSlotBytes ? ~uint64_t{0} : 0;
    out << "  {" << (chunks[0] | longer) << "u, " << (chunks[1] | longer) << "u},\n";
  }
  out << "};\n";
  WriteArray(out, "uint16_t", "kSlotLexemes", table.slots);
  WriteArray(out, "uint64_t", "kText", text);
  WriteArray(out, "uint32_t", "kTextBegin", begins);
  WriteArray(out, "uint8_t", "kTextSize", sizes);
  WriteArray(out, "uint16_t", "kFactors", table.factors);
  WriteArray(out, "uint64_t", "kClassBits", bits);
  WriteEntries(out, lists, index);
  out << "const char* const kClassNames[] = {\n";
  for (const std::string& name : lists.class_names) out << "  \"" << name << "\",\n";
  out << "};\n\n}  // namespace claimcheck::text::lexicon::data\n";
  return out.str();
}

// Leaves a file alone that says the same already, so that new words do not rebuild what only names classes.
bool WriteIfChanged(const char* path, const std::string& text) {
  std::ifstream old(path);
  std::ostringstream now;
  now << old.rdbuf();
  if (old && now.str() == text) return true;
  std::ofstream out(path, std::ios::trunc);
  out << text;
  out.flush();
  if (!out) std::cerr << path << ":1: error: expected a writable file, found none\n";
  return static_cast<bool>(out);
}

int Run(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: lexicon_generator CLASSES_HEADER DATA_SOURCE LIST.txt…\n";
    return 2;
  }
  std::vector<std::filesystem::path> paths(argv + 3, argv + argc);
  std::sort(paths.begin(), paths.end());
  Lists lists;
  for (const auto& path : paths) ReadList(path, lists);
  if (lists.class_names.size() > 256) {
    lists.Complain(paths[256].string(), 1, "at most 256 lists", std::to_string(lists.class_names.size()));
  }
  if (lists.words.size() > 0xFFFF) {
    lists.Complain(paths[0].string(), 1, "at most 65535 words in all lists", std::to_string(lists.words.size()));
  }
  if (lists.errors > 0) return 1;
  const std::vector<std::string> words = Words(lists);
  const Table table = MakeTable(words);
  return WriteIfChanged(argv[1], ClassesHeader(lists, table)) &&
                 WriteIfChanged(argv[2], DataSource(lists, words, table))
             ? 0
             : 1;
}

}  // namespace
}  // namespace claimcheck::text::lexicon

int main(int argc, char** argv) { return claimcheck::text::lexicon::Run(argc, argv); }
