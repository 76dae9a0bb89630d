/* claimcheck/coverage.h: how a checker says which facts it could compare. Optional; beside claimcheck/plugin.h, whose words
 * and conventions it uses.
 *
 * cc_sink.coverage counts what each rule looked at. This says which facts those were, whatever the rule, so that an answer
 * can tell an editor how much of the article was held against anything: "41 figures, 18 of them compared".
 */
#ifndef CLAIMCHECK_COVERAGE_H_
#define CLAIMCHECK_COVERAGE_H_

#include "claimcheck/plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

/* "cc.compared/1": cc_compared, from cc_document.get_extension. Null where a host does not ask. */
#define CC_EXT_COMPARED "cc.compared/1"
typedef struct cc_compared {
  uint32_t struct_size;
  uint32_t reserved; /* 0 */
  void* host;        /* the host's own; pass it back */
  /* [check] The quantity, time or quotation with exactly this span was compared with another or judged. May be said
   * twice; a span of no fact is passed over. */
  void (*fact)(void* host, cc_span span);
} cc_compared;

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* CLAIMCHECK_COVERAGE_H_ */
