/* A checker for tests of programs around the engine: what it does stands in the text. Words that its option house_names
 * holds are not found.
 *
 *   WRONG  a finding, with the word before it as evidence and a fix; its severity is that of the rule
 *   MAYBE  the same as a note
 *   LIKELY  the same as a note, off by default
 *   CRASH  the process dies of SIGSEGV
 */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "claimcheck/plugin.h"

#define STR(literal) {literal, sizeof(literal) - 1}

static const cc_rule kRules[] = {
    {STR("wrong"), STR("The word WRONG"), STR("# wrong\n\nFinds the word WRONG.\n"), CC_SEVERITY_WARNING, 1},
    {STR("maybe"), STR("The word MAYBE"), STR("# maybe\n\nFinds the word MAYBE.\n"), CC_SEVERITY_NOTE, 1},
    {STR("likely"), STR("The word LIKELY"), STR("# likely\n\nFinds the word LIKELY.\n"), CC_SEVERITY_NOTE, 0},
};
static const cc_descriptor kDescriptor = {
    sizeof(cc_descriptor), STR("test-words"), STR("1.0.0"), STR("claimcheck"), STR("Finds words in capitals"), STR("en"),
    {sizeof(cc_array), sizeof(cc_rule), 3, kRules},
    STR("{\"type\":\"object\",\"properties\":{\"house_names\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}},"
        "\"additionalProperties\":false}"),
};

typedef struct Checker {
  cc_checker abi;
  char options[200]; /* JSON as it came, cut short */
} Checker;

static cc_span WordBefore(const cc_str *text, uint32_t at) {
  cc_span word = {at, at};
  while (word.end > 0 && text->data[word.end - 1] == ' ') --word.end;
  word.begin = word.end;
  while (word.begin > 0 && text->data[word.begin - 1] != ' ' && text->data[word.begin - 1] != '\n') --word.begin;
  return word;
}

static void Emit(const cc_document *document, const cc_sink *sink, uint32_t rule, uint32_t begin, uint32_t size) {
  const cc_span word = {begin, begin + size};
  const cc_span before = WordBefore(&document->text, begin);
  const cc_evidence evidence = {before, STR("before"), {document->text.data + before.begin, before.end - before.begin}};
  const cc_edit edit = {word, STR("right")};
  const cc_fix fix = {STR("write right"), {sizeof(cc_array), sizeof(cc_edit), 1, &edit}};
  cc_finding finding = {sizeof(cc_finding), rule, 0, word, STR("This word is in capitals"), STR("capitals = 5"),
                        {sizeof(cc_array), sizeof(cc_evidence), before.begin < before.end, &evidence},
                        {sizeof(cc_array), sizeof(cc_fix), 1, &fix}};
  sink->emit(sink->host, &finding);
}

static int Finds(const Checker *checker, const char *text, const char *word) {
  return memcmp(text, word, strlen(word)) == 0 && strstr(checker->options, word) == 0;
}

static int32_t Check(void *self, const cc_document *document, const cc_sink *sink) {
  const Checker *checker = self;
  for (uint64_t i = 0; i + 5 <= document->text.size; ++i) {
    const char *word = document->text.data + i;
    if (Finds(checker, word, "WRONG")) Emit(document, sink, 0, (uint32_t)i, 5);
    if (Finds(checker, word, "MAYBE")) Emit(document, sink, 1, (uint32_t)i, 5);
    if (i + 6 <= document->text.size && Finds(checker, word, "LIKELY")) Emit(document, sink, 2, (uint32_t)i, 6);
    if (memcmp(word, "CRASH", 5) == 0) raise(SIGSEGV);
  }
  return 0;
}

static void Destroy(void *self) { free(self); }
static const void *GetExtension(void *self, const char *id) {
  (void)self;
  (void)id;
  return 0;
}
static const cc_descriptor *Descriptor(uint32_t index) { return index == 0 ? &kDescriptor : 0; }
static cc_checker *Create(const cc_host *host, uint32_t index, cc_str options) {
  (void)host;
  Checker *checker = index == 0 ? calloc(1, sizeof(Checker)) : 0;
  if (checker == 0) return 0;
  checker->abi = (cc_checker){sizeof(cc_checker), checker, Check, Destroy, GetExtension};
  const size_t size = options.size < sizeof checker->options ? options.size : sizeof checker->options - 1;
  if (size > 0) memcpy(checker->options, options.data, size);
  return &checker->abi;
}

CC_PLUGIN_NOTE("test-words", "1.0.0");

const cc_entry *cc_plugin_entry(void) {
  static const cc_entry entry = {sizeof(cc_entry), CC_ABI_MAJOR, CC_ABI_MINOR, 0, {0, 0}, 1, Descriptor, Create};
  return &entry;
}
