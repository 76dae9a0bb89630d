// claimcheck/sdk.h: write a checker in C++20. Header-only, over the C ABI of claimcheck/plugin.h.
//
//   #include "claimcheck/sdk.h"
//   namespace sdk = claimcheck::sdk;
//
//   class Shouting {
//    public:
//     static sdk::Info Describe() {
//       return {.vendor = "Example Desk", .summary = "Finds words that shout", .languages = "en"};
//     }
//     static std::span<const sdk::Rule<sdk::Document>> Rules() {
//       static constexpr sdk::Rule<sdk::Document> kRules[] = {
//           {.id = "all-caps", .severity = sdk::Severity::kNote, .summary = "A word in capitals", .run = AllCaps}};
//       return kRules;
//     }
//     explicit Shouting(const sdk::Setup& setup);  // setup.options is the JSON object, already validated
//     void Check(const sdk::Document& document, sdk::Report& report) { sdk::RunRules(Rules(), document, report); }
//
//    private:
//     static void AllCaps(const sdk::Document& document, sdk::RuleReport& report) {
//       for (const cc_token& token : document.tokens()) {
//         report.Considered();
//         if ((token.flags & CC_FLAG_ALL_CAPS) == 0) continue;
//         report.Emit(sdk::Finding(sdk::SpanOf(token)).Message("This word stands in capitals."));
//       }
//     }
//   };
//   CLAIMCHECK_PLUGIN(Shouting);
//
// The CMake function claimcheck_plugin() builds it: hidden symbols, the one export, and every rule's page from rule.md.
// Whatever a checker throws is caught at the boundary: a constructor that throws refuses to be created with the
// exception's text; a Check that throws ends that check as FAILED.
// Ownership: views of a Document are valid during the Check that was given it.
// Threads:   the host never calls one checker twice at once; two checkers may run at the same time.
#ifndef CLAIMCHECK_SDK_H_
#define CLAIMCHECK_SDK_H_

#include "claimcheck/plugin.h"
#include "claimcheck/sdk/array.h"
#include "claimcheck/sdk/checker.h"
#include "claimcheck/sdk/class_index.h"
#include "claimcheck/sdk/document.h"
#include "claimcheck/sdk/entry.h"
#include "claimcheck/sdk/finding.h"
#include "claimcheck/sdk/lexicon.h"
#include "claimcheck/sdk/report.h"
#include "claimcheck/sdk/topic.h"

#endif  // CLAIMCHECK_SDK_H_
