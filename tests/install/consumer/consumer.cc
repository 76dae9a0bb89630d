#include <claimcheck/sdk.h>

int main() {
  const claimcheck::sdk::Array<cc_token> none(nullptr);
  return none.empty() && claimcheck::sdk::IsAbsent({3, 3}) ? 0 : 1;
}
