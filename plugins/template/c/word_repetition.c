/* Finds "the the": a word that stands there twice. One rule, no options, no memory of its own. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "claimcheck/plugin.h"

/* The page of each rule, made from its rule.md by claimcheck_plugin(). */
struct claimcheck_rule_page {
  const char *id;
  const char *text;
  size_t size;
};
extern const struct claimcheck_rule_page claimcheck_rule_pages[];

#define STR(literal) {literal, sizeof(literal) - 1}

CC_PLUGIN_NOTE(CLAIMCHECK_PLUGIN_ID, CLAIMCHECK_PLUGIN_VERSION);

static cc_rule rules[] = {
    {STR("repeated-word"), STR("A word that stands there twice"), {0, 0}, CC_SEVERITY_WARNING, 1},
};

static const cc_descriptor described = {
    .struct_size = sizeof(cc_descriptor),
    .id = STR(CLAIMCHECK_PLUGIN_ID),
    .version = STR(CLAIMCHECK_PLUGIN_VERSION),
    .vendor = STR("Example Desk"),
    .summary = STR("Finds words that stand there twice"),
    .languages = STR("en"),
    .rules = {sizeof(cc_array), sizeof(cc_rule), sizeof rules / sizeof rules[0], rules},
};

/* [setup] One thread at a time, so filling the page in here is safe. */
static const cc_descriptor *descriptor(uint32_t index) {
  rules[0].page.data = claimcheck_rule_pages[0].text;
  rules[0].page.size = claimcheck_rule_pages[0].size;
  return index == 0 ? &described : NULL;
}

/* Walk by the host's stride: a newer host's elements are larger. */
static const cc_token *token_at(const cc_array *tokens, uint64_t index) {
  return (const cc_token *)(const void *)((const char *)tokens->items + index * tokens->stride);
}

static int is_repeated(cc_str text, const cc_token *first, const cc_token *second) {
  const uint32_t size = first->end - first->begin;
  return first->kind == CC_TOKEN_WORD && second->kind == CC_TOKEN_WORD && size == second->end - second->begin &&
         strncasecmp(text.data + first->begin, text.data + second->begin, size) == 0;
}

/* "that that" and "had had" are English. */
static int may_repeat(cc_str text, const cc_token *word) {
  const uint32_t size = word->end - word->begin;
  const char *begin = text.data + word->begin;
  return (size == 4 && strncasecmp(begin, "that", 4) == 0) || (size == 3 && strncasecmp(begin, "had", 3) == 0);
}

static void report(const cc_document *document, const cc_sink *sink, const cc_token *first, const cc_token *second) {
  static const cc_str message = STR("This word stands here twice.");
  static const cc_str description = STR("write it once");
  const cc_edit edit = {{first->end, second->end}, {NULL, 0}};
  const cc_fix fix = {description, {sizeof(cc_array), sizeof(cc_edit), 1, &edit}};
  const cc_finding finding = {
      .struct_size = sizeof(cc_finding),
      .rule = 0,
      .span = {first->begin, second->end},
      .message = message,
      .evidence = {sizeof(cc_array), sizeof(cc_evidence), 0, NULL},
      .fixes = {sizeof(cc_array), sizeof(cc_fix), 1, &fix},
  };
  (void)document;
  sink->emit(sink->host, &finding);
}

static int32_t check(void *self, const cc_document *document, const cc_sink *sink) {
  const cc_array *tokens = document->get_extension(document, CC_EXT_TOKENS);
  uint64_t i;
  (void)self;
  if (tokens == NULL || !sink->rule_enabled(sink->host, 0)) return 0;
  for (i = 1; i < tokens->count; ++i) {
    const cc_token *first = token_at(tokens, i - 1);
    const cc_token *second = token_at(tokens, i);
    if (i % 4096 == 1 && sink->should_stop(sink->host)) return 0;
    if (is_repeated(document->text, first, second) && !may_repeat(document->text, first)) {
      report(document, sink, first, second);
    }
  }
  sink->coverage(sink->host, 0, tokens->count, tokens->count, (cc_str){NULL, 0});
  return 0;
}

static void destroy(void *self) { free(self); }

static cc_checker *create(const cc_host *host, uint32_t index, cc_str options) {
  static const cc_str no_memory = STR("out of memory");
  cc_checker *checker;
  (void)options; /* there are none */
  if (index != 0) return NULL;
  checker = calloc(1, sizeof *checker);
  if (checker == NULL) {
    host->set_error(host->host, no_memory);
    return NULL;
  }
  checker->struct_size = sizeof *checker;
  checker->self = checker;
  checker->check = check;
  checker->destroy = destroy;
  return checker;
}

CC_EXPORT const cc_entry *cc_plugin_entry(void) {
  static const cc_entry entry = {
      .struct_size = sizeof(cc_entry),
      .abi_major = CC_ABI_MAJOR,
      .abi_minor = CC_ABI_MINOR,
      .min_host_minor = 0,
      .checker_count = 1,
      .descriptor = descriptor,
      .create = create,
  };
  return &entry;
}
