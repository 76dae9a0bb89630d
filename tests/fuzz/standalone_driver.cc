// Runs a fuzzer's target without libFuzzer, so that any compiler and every test run tries it a little.
//
// usage: TARGET ROUNDS [FILE…]
// Each file as it is, then ROUNDS inputs of up to 2 kB by chance, always the same ones. An input that fails is written
// to standard error in hexadecimal; `xxd -r -p` makes a FILE of it.
#include <signal.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

const uint8_t* input = nullptr;
size_t input_size = 0;

void ShowInput(int number) {
  char line[] = "input: ";
  if (write(STDERR_FILENO, line, sizeof line - 1) < 0) _exit(1);
  for (size_t i = 0; i < input_size; ++i) {
    const char digits[] = {"0123456789abcdef"[input[i] >> 4], "0123456789abcdef"[input[i] & 15]};
    if (write(STDERR_FILENO, digits, sizeof digits) < 0) _exit(1);
  }
  signal(number, SIG_DFL);
  raise(number);
}

void Try(const uint8_t* data, size_t size) {
  input = data;
  input_size = size;
  LLVMFuzzerTestOneInput(data, size);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: %s ROUNDS [FILE...]\n", argv[0]);
    return 2;
  }
  for (const int number : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS}) signal(number, ShowInput);
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    Try(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  }
  std::mt19937 chance(1);
  const long rounds = std::atol(argv[1]);
  for (long round = 0; round < rounds; ++round) {
    // Short ones mostly: few edits leave a sample nearly right.
    std::vector<uint8_t> bytes(chance() % (round % 8 == 0 ? 2048 : 32));
    for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(chance());
    Try(bytes.data(), bytes.size());
  }
  std::printf("%ld inputs\n", rounds + argc - 2);
  return 0;
}
