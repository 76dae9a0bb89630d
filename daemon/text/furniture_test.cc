#include "daemon/text/furniture.h"

#include <gtest/gtest.h>

namespace claimcheck::text {
namespace {

TEST(Furniture, IsTold) {
  const struct {
    const char* line;
    Furniture want;
  } kCases[] = {
      {"Related Articles", Furniture::kHeading},
      {"## LEAVE A REPLY:", Furniture::kHeading},
      {"Your email address will not be published. Required fields are marked *", Furniture::kLine},
      {"Back to top button", Furniture::kLine},
      {"Don’t miss", Furniture::kHeading},
      {"© 2024 The Paper", Furniture::kLine},
      {"(© 2016 WXYZ)", Furniture::kLine},
      {"Copyright 2016 by WXYZ - All rights reserved.", Furniture::kLine},
      {"Home > News > World", Furniture::kLine},
      {"Facebook | Twitter | Email", Furniture::kLine},
      {"3 Comments", Furniture::kLine},
      {"1.2k shares", Furniture::kLine},
      {"5 min read", Furniture::kLine},
      {"Follow WXYZ on Twitter", Furniture::kLine},
      {"Posted: Tuesday, January 28, 2014 8:18 PM EST", Furniture::kLine},
      {"Updated 5 May 2024", Furniture::kLine},
      {"* * *", Furniture::kLine},
      {"ann@paper.example", Furniture::kLine},
      {"Filed under: politics", Furniture::kLine},
      {"Please enable JavaScript to watch this video", Furniture::kLine},
      // What an article may say.
      {"", Furniture::kLine},
      {"Copyright law changed in May.", Furniture::kNone},
      {"© 2016 The Paper. Ann Lee is still in custody, facing the same charges as the three other men, police said.",
       Furniture::kNone},
      {"First published in 1851, the novel sold badly.", Furniture::kNone},
      {"Filed under seal, the complaint names two firms.", Furniture::kNone},
      {"Shares fell 3 percent.", Furniture::kNone},
      {"Comments by the minister drew fire.", Furniture::kNone},
      {"By clicking on the link, users installed the program.", Furniture::kNone},
      {"Related costs rose 5%", Furniture::kNone},
      {"Spain | 2 | 1", Furniture::kNone},
      {"3 commentators", Furniture::kNone},
      {"Tweets show the crowd", Furniture::kNone},
      {"Join forces or fail, leaders told", Furniture::kNone},
      {"Updated figures show 40 dead.", Furniture::kNone},
      {"The email was sent on 5 May.", Furniture::kNone},
      {"Troops may be ‘cannon fodder’", Furniture::kNone},
  };
  for (const auto& c : kCases) EXPECT_EQ(FurnitureOf(c.line), c.want) << c.line;
}

TEST(Furniture, IsNeverALongLine) {
  const std::string line = "Copyright 2016 " + std::string(200, 'x');
  EXPECT_EQ(FurnitureOf(line), Furniture::kNone);
}

TEST(Kicker, IsToldByShape) {
  const struct {
    const char* line;
    bool want;
  } kCases[] = {
      {"World News", true},        {"Conflicts - Asia", true},  {"Conflicts - TensionsAsia", true},
      {"Storm hits coast", false}, {"Storm Hits Coast", false}, {"Ministers Meet In Rome Today", false},
      {"Politics.", false},        {"World News 2024", false},
  };
  for (const auto& c : kCases) EXPECT_EQ(LooksLikeKicker(c.line), c.want) << c.line;
}

}  // namespace
}  // namespace claimcheck::text
