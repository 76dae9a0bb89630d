/* A checker that is right, or wrong in the one way that TEST_PLUGIN_FLAW names; claimcheck-plugin has to find it. It fires
 * on every word in capitals. Built once for each flaw. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "claimcheck/plugin.h"

#define GOOD 0
#define CRASHES 1
#define ENDS_PROCESS 2
#define HANGS 3
#define SPAN_OUTSIDE 4
#define KEEPS_STATE 5
#define IGNORES_STRIDE 6
#define NO_PAGE 7
#define EXTRA_EXPORT 8
#define OTHER_NOTE 9
#define NEVER_STOPS 10
#define ONE_FOR_ALL 11
#define TRUSTS_EXTENSIONS 12
#define SILENT_REFUSAL 13
#define FAILS 14

#define FLAW TEST_PLUGIN_FLAW
#define STR(s) {s, sizeof(s) - 1}

#if FLAW == NO_PAGE
#define PAGE ""
#else
#define PAGE "# Shout\n\nA word in capitals."
#endif

#if FLAW == OTHER_NOTE
CC_PLUGIN_NOTE("tried", "0.9.0");
#else
CC_PLUGIN_NOTE("tried", "1.0.0");
#endif

#if FLAW == EXTRA_EXPORT
CC_EXPORT int tried_helper(void);
CC_EXPORT int tried_helper(void) { return 1; }
#endif

static const cc_rule rules[] = {{STR("shout"), STR("A word in capitals"), STR(PAGE), CC_SEVERITY_NOTE, 1}};
static const cc_descriptor described = {
    sizeof(cc_descriptor), STR("tried"), STR("1.0.0"), STR("Test"), STR("Capitals"), STR("en"),
    {sizeof(cc_array), sizeof(cc_rule), 1, rules}, {0, 0}};

static const cc_descriptor *descriptor(uint32_t index) { return index == 0 ? &described : 0; }

static uint32_t checks_so_far;

static void emit(const cc_sink *sink, uint32_t begin, uint32_t end) {
  static const char message[] = "This word stands in capitals.";
  cc_finding finding;
  memset(&finding, 0, sizeof finding);
  finding.struct_size = sizeof finding;
  finding.span.begin = begin;
  finding.span.end = end;
  finding.message.data = message;
  finding.message.size = sizeof message - 1;
  finding.evidence.struct_size = sizeof(cc_array);
  finding.fixes.struct_size = sizeof(cc_array);
  sink->emit(sink->host, &finding);
}

static void misbehave(const cc_document *document, const cc_sink *sink) {
  (void)document, (void)sink;
  if (FLAW == CRASHES && document->text.size > 100) abort();
  if (FLAW == ENDS_PROCESS && document->text.size > 100) exit(0);
  if (FLAW == SPAN_OUTSIDE) emit(sink, 0, (uint32_t)document->text.size + 1);
  if (FLAW == KEEPS_STATE && checks_so_far++ > 0 && document->text.size > 0) emit(sink, 0, 1);
  while (FLAW == HANGS && document->text.size > 100) {
  }
  if (FLAW == NEVER_STOPS && document->text.size > 500000) {
    const clock_t begin = clock();
    while (clock() - begin < CLOCKS_PER_SEC) {
    }
  }
}

static int32_t check(void *self, const cc_document *document, const cc_sink *sink) {
  const cc_array *tokens = document->get_extension(document, CC_EXT_TOKENS);
  uint64_t i;
  (void)self;
  misbehave(document, sink);
  if (FLAW == FAILS) return 3;
  if (FLAW != TRUSTS_EXTENSIONS && tokens == 0) return 0;
  for (i = 0; i < tokens->count; ++i) {
    const uint64_t stride = FLAW == IGNORES_STRIDE ? sizeof(cc_token) : tokens->stride;
    const cc_token *token = (const cc_token *)(const void *)((const char *)tokens->items + i * stride);
    if (i % 1000 == 0 && FLAW != NEVER_STOPS && sink->should_stop(sink->host)) return 0;
    if (token->flags & CC_FLAG_ALL_CAPS) emit(sink, token->begin, token->end);
  }
  return 0;
}

static void destroy(void *self) {
  if (FLAW != ONE_FOR_ALL) free(self);
}

static cc_checker *create(const cc_host *host, uint32_t index, cc_str options) {
  static cc_checker only;
  cc_checker *made = FLAW == ONE_FOR_ALL ? &only : malloc(sizeof *made);
  static const char why[] = "odd options";
  if (index > 0 || (options.size > 2 && FLAW != SILENT_REFUSAL)) {
    host->set_error(host->host, (cc_str){why, sizeof why - 1});
  }
  if (made == 0 || index > 0 || options.size > 2) {
    if (made != &only) free(made);
    return 0;
  }
  made->struct_size = sizeof *made;
  made->self = made;
  made->check = check;
  made->destroy = destroy;
  made->get_extension = 0;
  return made;
}

CC_EXPORT const cc_entry *cc_plugin_entry(void) {
  static const cc_entry entry = {sizeof(cc_entry), CC_ABI_MAJOR, CC_ABI_MINOR, 0, {0, 0}, 1, descriptor, create};
  return &entry;
}
