#include <claimcheck/plugin.h>

int main(void) { return CC_ABI_MAJOR == 1u && sizeof(cc_span) == 8 ? 0 : 1; }
