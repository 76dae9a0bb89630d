/* A plug-in that is right, or wrong in the one way that TEST_PLUGIN_FLAW names. Built once for each flaw. */
#include "claimcheck/plugin.h"

#define GOOD 0
#define OTHER_MAJOR 1       /* the entry says so, the note does not */
#define NOTE_OTHER_MAJOR 2  /* loading it would end the program */
#define NEWER_MINOR 3
#define NO_ENTRY 4
#define NULL_ENTRY 5
#define SMALL_ENTRY 6
#define NULL_DESCRIPTOR_FUNCTION 7
#define NULL_CREATE 8
#define NO_CHECKERS 9
#define NULL_DESCRIPTOR 10
#define SMALL_DESCRIPTOR 11
#define NO_RULES 12
#define BAD_RULE_ID 13
#define SAME_RULE_TWICE 14
#define BAD_CHECKER_ID 15
#define BAD_SCHEMA 16
#define BAD_SEVERITY 17
#define UNDEFINED_SYMBOL 18
#define NO_NOTE 19
#define BAD_NOTE 20
#define SMALL_RULES 21

#define FLAW TEST_PLUGIN_FLAW
#define STR(s) {s, sizeof(s) - 1}

#if FLAW == NOTE_OTHER_MAJOR || FLAW == BAD_NOTE
#if FLAW == BAD_NOTE
#define NOTE_TEXT "abi=one"
#else
#define NOTE_TEXT "abi=9.2;id=good-one;version=1.0.0"
#endif
__asm__(".pushsection .note.claimcheck,\"a\",%note\n"
        ".balign 4\n.long 2f-1f\n.long 4f-3f\n.long 1\n"
        "1: .asciz \"claimcheck\"\n2: .balign 4\n3: .ascii \"" NOTE_TEXT "\"\n4: .balign 4\n.popsection\n");
__attribute__((constructor)) static void end_the_program(void) { *(volatile int *)0 = 0; }
#elif FLAW != NO_NOTE
CC_PLUGIN_NOTE("good-one", "1.0.0");
#endif

#if FLAW == BAD_RULE_ID
#define RULE_ID "Bad Rule"
#else
#define RULE_ID "first-rule"
#endif
#if FLAW == SAME_RULE_TWICE
#define OTHER_RULE_ID "first-rule"
#else
#define OTHER_RULE_ID "other-rule"
#endif
#if FLAW == BAD_CHECKER_ID
#define CHECKER_ID "Good_One"
#else
#define CHECKER_ID "good-one"
#endif
#if FLAW == BAD_SCHEMA
#define SCHEMA "{\"type\":\"object\",\"propertys\":{}}"
#else
#define SCHEMA "{\"type\":\"object\",\"properties\":{}}"
#endif

static const cc_rule rules[] = {
    {STR(RULE_ID), STR("One"), STR("# One"), FLAW == BAD_SEVERITY ? 7u : 1u, 1},
    {STR(OTHER_RULE_ID), STR("Two"), STR("# Two"), 2, 0},
};

static const cc_descriptor described = {
    FLAW == SMALL_DESCRIPTOR ? 8u : sizeof(cc_descriptor),
    STR(CHECKER_ID),
    STR("1.0.0"),
    STR("Test"),
    STR("A test"),
    STR("en"),
    {sizeof(cc_array), FLAW == SMALL_RULES ? 8u : sizeof(cc_rule), FLAW == NO_RULES ? 0u : 2u, rules},
    STR(SCHEMA),
};

static const cc_descriptor *descriptor(uint32_t index) {
  return FLAW == NULL_DESCRIPTOR || index > 0 ? 0 : &described;
}

static cc_checker *create(const cc_host *host, uint32_t index, cc_str options) {
  (void)host, (void)index, (void)options;
  return 0;
}

#if FLAW == UNDEFINED_SYMBOL
extern int defined_nowhere(void);
int (*call_it)(void) = &defined_nowhere;
#endif

#if FLAW == NO_ENTRY
CC_EXPORT const cc_entry *some_other_entry(void);
CC_EXPORT const cc_entry *some_other_entry(void) {
#else
CC_EXPORT const cc_entry *cc_plugin_entry(void) {
#endif
  static const cc_entry entry = {
      FLAW == SMALL_ENTRY ? 24u : sizeof(cc_entry),
      FLAW == OTHER_MAJOR ? 9u : CC_ABI_MAJOR,
      FLAW == OTHER_MAJOR ? 2u : CC_ABI_MINOR,
      FLAW == NEWER_MINOR ? 7u : 0u,
      {0, 0},
      FLAW == NO_CHECKERS ? 0u : 1u,
      FLAW == NULL_DESCRIPTOR_FUNCTION ? 0 : &descriptor,
      FLAW == NULL_CREATE ? 0 : &create,
  };
#if FLAW == UNDEFINED_SYMBOL
  call_it();
#endif
  return FLAW == NULL_ENTRY ? 0 : &entry;
}
