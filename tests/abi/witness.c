/* Names every struct of the ABI in an exported function, so that abidw sees all of them in the debug information. */
#include "claimcheck/plugin.h"

CC_EXPORT const cc_entry *cc_plugin_entry(void) { return 0; }

CC_EXPORT void claimcheck_abi_witness(cc_array *, cc_attribution *, cc_block *, cc_lexicon *, cc_link *, cc_name *, cc_quantity *,
                                      cc_quotation *, cc_sentence *, cc_time *, cc_token *, cc_finding *, cc_evidence *, cc_fix *,
                                      cc_edit *, cc_rule *, cc_host *, cc_document *, cc_sink *);
CC_EXPORT void claimcheck_abi_witness(cc_array *a, cc_attribution *b, cc_block *c, cc_lexicon *d, cc_link *e, cc_name *f,
                                      cc_quantity *g, cc_quotation *h, cc_sentence *i, cc_time *j, cc_token *k, cc_finding *l,
                                      cc_evidence *m, cc_fix *n, cc_edit *o, cc_rule *p, cc_host *q, cc_document *r, cc_sink *s) {
  const void *all[] = {a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s};
  (void)all;
}
