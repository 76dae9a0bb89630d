/* Includes the ABI header alone and first, in whatever language and standard the file that includes this is compiled as,
 * and holds every struct against layout.inc. */
#include "claimcheck/plugin.h"

#if defined(__cplusplus)
#define ABI_ASSERT(condition, message) static_assert(condition, message)
#else
#define ABI_ASSERT(condition, message) _Static_assert(condition, message)
#endif

#define SIZE(type, bytes) ABI_ASSERT(sizeof(type) == (bytes), "sizeof(" #type ") is no longer " #bytes);
#define FIELD(type, field, bytes) \
  ABI_ASSERT(offsetof(type, field) == (bytes), #type "." #field " is no longer at " #bytes);
#include "layout.inc"

CC_PLUGIN_NOTE("abi-test", "1.0.0");
