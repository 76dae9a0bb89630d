/* claimcheck/plugin.h: everything that a checker plug-in needs to know. C11; also compiles as C17 and C++11 to C++20.
 *
 * A plug-in is a shared library that exports one symbol, `cc_plugin_entry`. Through it the host learns which checkers
 * are inside, creates them, and hands each of them one document after another: its text as a reader sees it and the
 * facts that were read from it. A checker answers with findings.
 *
 * Words used at every function pointer:
 *   [setup]     called by one thread at a time, never while a check of the same plug-in runs
 *   [check]     called only during cc_checker.check, on the thread that called it
 *   [any]       may be called on any thread while the object that it belongs to lives
 *   borrowed    valid until the call that handed it over returns; copy what must live longer
 *   static      valid for as long as the library is loaded (the host never unloads one)
 *
 * Ownership: nothing allocated on one side is freed on the other. Strings are UTF-8, with a size, not NUL-terminated.
 * Growth: a struct passed by pointer begins with `struct_size`, the size its writer knew; it only grows at its end, and
 * a reader looks at a field only if it lies inside. Elements of arrays are walked by `cc_array.stride`, which says the
 * same of all of them. Value types (cc_str, cc_span) never change. New facts come as new extensions.
 * Unwinding: no exception and no longjmp crosses this boundary. The SDK catches what C++ code throws.
 * Positions: a cc_span counts bytes of cc_document.text. The host turns it into a place in the input as it was sent.
 * Days: counted from 1970-01-01 in the proleptic Gregorian calendar; 1969-12-31 is -1.
 */
#ifndef CLAIMCHECK_PLUGIN_H_
#define CLAIMCHECK_PLUGIN_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A host loads a plug-in if the majors are equal and the host's minor is at least the plug-in's `min_host_minor`. */
#define CC_ABI_MAJOR 1u
#define CC_ABI_MINOR 0u

#if defined(_WIN32)
#define CC_EXPORT __declspec(dllexport)
#else
#define CC_EXPORT __attribute__((visibility("default")))
#endif

/* ---- value types --------------------------------------------------------------------------------------------- */

typedef struct cc_str {
  const char *data; /* UTF-8; may be null if size is 0 */
  uint64_t size;    /* bytes */
} cc_str;

/* Half-open range of bytes of cc_document.text. begin == end: absent. */
typedef struct cc_span {
  uint32_t begin;
  uint32_t end;
} cc_span;

/* Elements lie `stride` bytes apart; a newer host's elements may be larger than this header says. */
typedef struct cc_array {
  uint32_t struct_size;
  uint32_t stride; /* bytes from one element to the next */
  uint64_t count;
  const void *items;
} cc_array;

#define CC_NONE 0xFFFFFFFFu          /* "no index" in every field that holds an index */
#define CC_NO_DAY ((int32_t)0x80000000) /* "not known" or "open" in every field that holds a day */

/* ---- the document -------------------------------------------------------------------------------------------- */

typedef struct cc_document cc_document;
struct cc_document {
  uint32_t struct_size;
  int32_t published; /* day of publication; CC_NO_DAY if unknown. Relative dates are read against it. */
  cc_str id;         /* the caller's name for the document, may be empty */
  cc_str language;   /* BCP 47, "en" */
  cc_str text;       /* what a reader sees: title, summary and body, one block after the other, "\n" between them */
  const void *host;  /* the host's own; leave it alone */
  /* [check] The extension of that id, or null if this host has none. Borrowed for the check. The ids and what they
   * return stand beside each struct below. */
  const void *(*get_extension)(const cc_document *document, const char *id);
};

/* "cc.blocks/1": cc_array of cc_block, in the order of the text, never overlapping. */
#define CC_EXT_BLOCKS "cc.blocks/1"
#define CC_BLOCK_PARAGRAPH 1u
#define CC_BLOCK_HEADLINE 2u  /* the title, or the first line or heading that serves as one */
#define CC_BLOCK_SUMMARY 3u   /* standfirst */
#define CC_BLOCK_CROSSHEAD 4u /* a heading inside the text */
#define CC_BLOCK_BYLINE 5u    /* "By Ann Lee", "FORUM Staff" */
#define CC_BLOCK_LIST_ITEM 6u
#define CC_BLOCK_BLOCK_QUOTE 7u
#define CC_BLOCK_TABLE_ROW 8u /* cells separated by a tab */
#define CC_BLOCK_CAPTION 9u
#define CC_BLOCK_CODE 10u
/* CODE and FURNITURE have no sentences, and no facts are read from them. */
#define CC_BLOCK_FURNITURE 11u /* menus, forms, "Related Articles", front matter */
typedef struct cc_block {
  cc_span span;
  uint32_t kind;           /* CC_BLOCK_ */
  uint32_t level;          /* of a marked-up heading, a list or a quote: 1 is outermost; else 0 */
  uint32_t first_sentence; /* index into cc.sentences */
  uint32_t sentence_count;
  cc_span dateline; /* "LONDON, 5 May (Reuters) —" at the block's start; absent otherwise */
  uint32_t parent;  /* list items and table rows of one list or table share this number; CC_NONE elsewhere */
} cc_block;

/* "cc.sentences/1": cc_array of cc_sentence, ordered, never overlapping. */
#define CC_EXT_SENTENCES "cc.sentences/1"
typedef struct cc_sentence {
  cc_span span;
  uint32_t block;       /* index into cc.blocks */
  uint32_t first_token; /* index into cc.tokens */
  uint32_t token_count;
} cc_sentence;

/* "cc.tokens/1": cc_array of cc_token, ordered, never overlapping; white space lies between tokens. */
#define CC_EXT_TOKENS "cc.tokens/1"
/* Letters, digits and hyphens are always apart, with no CC_FLAG_SPACE between them: "mid" "-" "November", "60" "mm",
 * "5" "th", "37" "-" "year" "-" "old". A possessive or contracted "'s" is a word of its own. Tokens are what a reader sees,
 * but for characters without any width, which the text does not hold. */
#define CC_TOKEN_WORD 1u   /* letters, inner apostrophes, "²" and "³" behind letters, and the full stops of abbreviations,
                              initials and domains: "can't", "km²", "U.S.", "Jan.", "J.", "Military.com" */
#define CC_TOKEN_NUMBER 2u /* digits with their separators: "3.5", "1,000", "2012", ".22"; or one fraction: "½" */
#define CC_TOKEN_OPEN 3u   /* opening quotation mark, by shape or by position */
#define CC_TOKEN_CLOSE 4u  /* closing quotation mark */
#define CC_TOKEN_PUNCT 5u  /* one mark of punctuation, or one dash or ellipsis of any length */
#define CC_TOKEN_SYMBOL 6u /* a currency sign, %, a degree sign, an emoji, a whole web or mail address */
#define CC_FLAG_CAPITAL 1u  /* begins with a capital letter */
#define CC_FLAG_ALL_CAPS 2u /* two or more letters, all capitals: "NATO", "U.S." */
#define CC_FLAG_SPACE 4u    /* white space or the begin of its block stands before it */
#define CC_FLAG_FIRST 8u    /* first word of its sentence (marks before it do not count) */
typedef struct cc_token {
  uint32_t begin; /* bytes of the text */
  uint32_t end;
  uint16_t lexeme; /* index into cc.lexicon, of words and of signs; 0 for what the lexicon does not hold */
  uint8_t kind;    /* CC_TOKEN_ */
  uint8_t flags;   /* CC_FLAG_, added up */
} cc_token;

/* "cc.lexicon/1": cc_lexicon. The words that the host knows by class: "month", "cue_verb", "rank", "vague_source". */
#define CC_EXT_LEXICON "cc.lexicon/1"
typedef struct cc_lexicon cc_lexicon;
struct cc_lexicon {
  uint32_t struct_size;
  uint32_t class_count;
  uint32_t lexeme_count;
  uint32_t words_per_lexeme; /* 64-bit words of class bits per lexeme */
  /* Class bits of all lexemes: lexeme L has class C if bit C%64 of class_bits[L * words_per_lexeme + C/64] is set. */
  const uint64_t *class_bits;
  /* [any] The class of that name (the name of a file under daemon/text/lexicon), or CC_NONE. Ask once per check. */
  uint32_t (*find_class)(const char *name);
  /* [any] What the word list gives this word in this class ("may" as a month: 5); 0 where it gives nothing. */
  int32_t (*value)(uint32_t lexeme, uint32_t class_index);
};

/* "cc.links/1": cc_array of cc_link. */
#define CC_EXT_LINKS "cc.links/1"
typedef struct cc_link {
  cc_span span; /* the linked words */
  cc_str url;
} cc_link;

/* ---- facts --------------------------------------------------------------------------------------------------- */

/* How far the text stands behind a fact. */
#define CC_MODALITY_ASSERTED 1u
#define CC_MODALITY_FORECAST 2u     /* "will deploy", "is expected to" */
#define CC_MODALITY_HYPOTHETICAL 3u /* "might", "could", "as high as", "if" */
#define CC_MODALITY_NEGATED 4u      /* "not", "denied that" */
#define CC_MODALITY_EARLIER 5u      /* "at first", "initially estimated": the text itself says that it has changed */

/* How a value is hedged. */
#define CC_HEDGE_NONE 1u
#define CC_HEDGE_ABOUT 2u     /* about, around, some, roughly */
#define CC_HEDGE_NEARLY 3u    /* nearly, almost, just under, approaching: below, not far */
#define CC_HEDGE_OVER 4u      /* more than, over, exceeding */
#define CC_HEDGE_AT_LEAST 5u  /* at least, no fewer than */
#define CC_HEDGE_UNDER 6u     /* less than, fewer than, under */
#define CC_HEDGE_AT_MOST 7u   /* up to, at most, as many as */

/* "cc.quantities/1": cc_array of cc_quantity, ordered by span. */
#define CC_EXT_QUANTITIES "cc.quantities/1"
#define CC_FORM_NUMERAL 1u  /* 11,000 · 2.3 million */
#define CC_FORM_WORDS 2u    /* eleven thousand · a dozen */
#define CC_FORM_RANGE 3u    /* 10,000 to 12,000 · between 3 and 4: `from` and `to` in the order written */
#define CC_FORM_FRACTION 4u /* half · two-thirds: value 0.667; from and to hold 2 and 3 */
#define CC_FORM_RATIO 5u    /* one in five · 3 out of 4: value 0.2; from and to hold 1 and 5 */
#define CC_FORM_ORDINAL 6u  /* third · 21st */
#define CC_FORM_SCORE 7u    /* 54-46 · 3-2: value is `from`; from and to as written */
#define CC_FORM_MULTIPLE 8u /* twice · three times · tenfold: value 2, 3, 10 */
#define CC_FORM_VAGUE 9u    /* dozens · hundreds · several: only low and high mean something */
/* Dimensions. Money and time are dimensions of their own; see `unit` for which currency. */
#define CC_DIM_COUNT 1u
#define CC_DIM_PERCENT 2u
#define CC_DIM_PERCENT_POINT 3u
#define CC_DIM_MONEY 4u
#define CC_DIM_LENGTH 5u      /* base unit m */
#define CC_DIM_AREA 6u        /* m² */
#define CC_DIM_VOLUME 7u      /* l */
#define CC_DIM_MASS 8u        /* kg */
#define CC_DIM_SPEED 9u       /* km/h */
#define CC_DIM_TEMPERATURE 10u /* °C */
#define CC_DIM_TIME 11u       /* s */
#define CC_DIM_ENERGY 12u     /* kWh */
#define CC_DIM_POWER 13u      /* kW */
#define CC_DIM_DATA 14u       /* byte */
#define CC_DIM_PRESSURE 15u   /* kPa */
#define CC_DIM_FREQUENCY 16u  /* Hz */
#define CC_DIM_ANGLE 17u      /* ° */
#define CC_DIM_OTHER 18u
typedef struct cc_quantity {
  cc_span span;    /* number and unit ("£3m", "11,000", "12 km"), without the hedge and what is counted */
  cc_span hedge;   /* "about", "more than" */
  cc_span counted; /* the noun phrase that is counted, with its modifiers: "North Korean troops" */
  cc_span head;    /* its head noun: "troops" */
  cc_span whole;   /* what it is a part of: "the 40 members" in "12 of the 40 members" */
  cc_span verb;    /* the verb that says what happened to what is counted: "killed", "deployed" */
  cc_span per;     /* of a rate: "a month", "per soldier", "daily" */
  double value;    /* as written, in `unit`; of a range the middle */
  double low;      /* the smallest and largest value that the words allow, from the digits as written and the hedge; */
  double high;     /* -INFINITY or INFINITY where open. Never NaN. */
  double step;     /* worth of the last digit written: 100000 for "2.3 million", 1 for "17", 1000 for "11,000" */
  double from;     /* of RANGE, SCORE, RATIO and FRACTION: the two numbers as written; else both equal value */
  double to;
  double base_factor; /* value in the dimension's base unit = value * base_factor + base_offset; */
  double base_offset; /* 1 and 0 for counts, percentages and money */
  cc_str unit;        /* symbol: "km", "°C", "%", "pp", ISO 4217 for money ("USD"); empty for a bare count */
  cc_str rate;        /* normalised unit of `per`: "day", "month", "year", "person"…; empty if no rate */
  uint32_t dimension; /* CC_DIM_ */
  uint32_t form;      /* CC_FORM_ */
  uint32_t hedge_kind; /* CC_HEDGE_ */
  uint32_t modality;   /* CC_MODALITY_ */
  uint32_t sentence;   /* index into cc.sentences */
  uint32_t first_token; /* index into cc.tokens of the first token of `span` */
  uint32_t token_count;
  uint32_t attribution; /* index into cc.attributions of the innermost one whose content holds it, or CC_NONE */
  uint32_t quotation;   /* index into cc.quotations, or CC_NONE */
  uint32_t whole_quantity; /* index into cc.quantities: "40" in "12 of the 40 members"; CC_NONE if none */
} cc_quantity;

/* "cc.times/1": cc_array of cc_time, ordered by span. */
#define CC_EXT_TIMES "cc.times/1"
#define CC_TIME_DATE 1u
#define CC_TIME_TIME 2u
#define CC_TIME_DURATION 3u
#define CC_TIME_SET 4u
#define CC_GRAIN_MINUTE 1u
#define CC_GRAIN_HOUR 2u
#define CC_GRAIN_DAY_PART 3u
#define CC_GRAIN_DAY 4u
#define CC_GRAIN_WEEKEND 5u
#define CC_GRAIN_WEEK 6u
#define CC_GRAIN_MONTH 7u
#define CC_GRAIN_QUARTER 8u
#define CC_GRAIN_SEASON 9u
#define CC_GRAIN_HALF_YEAR 10u
#define CC_GRAIN_YEAR 11u
#define CC_GRAIN_DECADE 12u
#define CC_GRAIN_CENTURY 13u
#define CC_GRAIN_VAGUE 14u /* "now", "recently": first_day and last_day are CC_NO_DAY unless a date is implied */
/* Where the missing parts of a date come from. */
#define CC_BASIS_WRITTEN 1u     /* nothing is missing: the year stands in the text */
#define CC_BASIS_PUBLICATION 2u /* "yesterday", "in March": read against the publication date or the dateline */
#define CC_BASIS_CONTEXT 3u     /* "two days later", "that June": read against the time `anchor` */
#define CC_BASIS_NONE 4u        /* not placed: no date to read it against */
/* What the words do beside naming a time. */
#define CC_TIME_ROLE_PLAIN 1u
#define CC_TIME_ROLE_AGE 2u            /* "the 37-year-old", "aged 60" */
#define CC_TIME_ROLE_ORDINAL_PERIOD 3u /* "in its third year": `ordinal` is 3 */
#define CC_TIME_ROLE_ANNIVERSARY 4u    /* "its 50th anniversary": `ordinal` is 50 */
#define CC_TIME_ROLE_AGO 5u            /* "200 years ago": a DATE with its duration filled in */
#define CC_TIME_ROLE_OFFSET 6u         /* "two days later", "a year before": a DATE or DURATION counted from `anchor` */
/* TIMEX3 MOD and what news adds to it. EARLY, MID and LATE narrow first_day and last_day; BEFORE, AFTER and SINCE leave
 * them on the date that they stand before: "before 2012" has the days of 2012. */
#define CC_TIME_SHADE_NONE 1u
#define CC_TIME_SHADE_EARLY 2u
#define CC_TIME_SHADE_MID 3u
#define CC_TIME_SHADE_LATE 4u
#define CC_TIME_SHADE_ABOUT 5u
#define CC_TIME_SHADE_BEFORE 6u /* "before 2012", "by May" */
#define CC_TIME_SHADE_AFTER 7u  /* "after 2012" */
#define CC_TIME_SHADE_SINCE 8u  /* "since 2012": from then to the time of speaking */
#define CC_TENSE_UNKNOWN 0u
#define CC_TENSE_PAST 1u
#define CC_TENSE_PRESENT 2u
#define CC_TENSE_FUTURE 3u
typedef struct cc_time {
  cc_span span;
  cc_str timex3;      /* TIMEX3 value: "2024-11-05", "2024-W45", "P3D", "XXXX-10" */
  int32_t first_day;  /* earliest and latest day that the words allow, both inclusive, narrowed by the shade */
  int32_t last_day;   /* (mid-November: 11 to 20); CC_NO_DAY where open or not placed */
  int32_t first_minute; /* minutes from midnight of first_day and last_day, 0 to 1439; -1 where no clock is given */
  int32_t last_minute;
  int32_t zone_minutes; /* offset from UTC of a written zone; INT32_MIN if none is written */
  /* The parts as written; 0 where a part is not written. They need not make a date ("31 June"). */
  int32_t year;    /* negative: BC */
  int32_t month;   /* 1 to 12 */
  int32_t day;     /* 1 to 99, as written */
  int32_t weekday; /* ISO: 1 Monday to 7 Sunday */
  int32_t ordinal; /* of ORDINAL_PERIOD and ANNIVERSARY */
  /* Length of a DURATION, an AGE, an AGO or an OFFSET (negative: before the anchor), smallest and largest reading. */
  double length_low; /* days; a month counts as 30.436875, a year as 365.2425 */
  double length_high;
  uint32_t type;     /* CC_TIME_ */
  uint32_t grain;    /* CC_GRAIN_, of the date or of the unit that a length is given in */
  uint32_t basis;    /* CC_BASIS_ */
  uint32_t role;     /* CC_TIME_ROLE_ */
  uint32_t shade;    /* CC_TIME_SHADE_ */
  uint32_t tense;    /* CC_TENSE_ of the clause that it stands in */
  uint32_t modality; /* CC_MODALITY_ */
  uint32_t sentence;
  uint32_t first_token;
  uint32_t token_count;
  uint32_t anchor;      /* index into cc.times that it was read against, or CC_NONE */
  uint32_t range_end;   /* this is the begin of "from A to B" and that index its end, or CC_NONE */
  uint32_t attribution; /* as in cc_quantity */
  uint32_t quotation;
} cc_time;

/* "cc.names/1": cc_array of cc_name, ordered by span. Every mention, full or short. */
#define CC_EXT_NAMES "cc.names/1"
#define CC_NAME_PERSON 1u
#define CC_NAME_ORGANIZATION 2u
#define CC_NAME_PLACE 3u
#define CC_NAME_OTHER 4u
typedef struct cc_name {
  cc_span span;    /* the name, without role and title: "Mark Cancian" */
  cc_span surname; /* of a person: the part that later mentions use: "Cancian", "Kim" in "Kim Jong Un" */
  cc_span title;   /* rank, honorific or office before it: "Lt. Gen.", "President" */
  cc_span role;    /* office, trade or affiliation in apposition: "a senior advisor with the … Center" */
  uint32_t kind;   /* CC_NAME_ */
  uint32_t entity; /* mentions of one thing share it; index into cc.names of the first of them */
  uint32_t sentence;
  uint32_t first_token;
  uint32_t token_count;
} cc_name;

/* "cc.quotations/1": cc_array of cc_quotation, ordered by span; an inner one follows the one that it lies in. */
#define CC_EXT_QUOTATIONS "cc.quotations/1"
#define CC_QUOTE_FULL 1u     /* at least a clause */
#define CC_QUOTE_FRAGMENT 2u /* some words of somebody's, built into a sentence of the writer's */
#define CC_QUOTE_TITLE 3u    /* of a work, a song, an event */
#define CC_QUOTE_NICKNAME 4u /* Dwayne "The Rock" Johnson */
#define CC_QUOTE_WORD 5u     /* a word as a word: the term "detente" */
#define CC_QUOTE_SCARE 6u    /* the writer's distance, nobody's words */
#define CC_QUOTE_BLOCK 7u    /* a block quote without marks */
#define CC_QUOTE_UNCLOSED 1u  /* flag: no closing mark, and no next paragraph that carries it on */
#define CC_QUOTE_RUNS_ON 2u   /* flag: unclosed because the next paragraph carries it on */
#define CC_QUOTE_CARRIES_ON 4u /* flag: carries the previous paragraph's quotation on */
typedef struct cc_quotation {
  cc_span span;    /* with its marks */
  cc_span inner;   /* without */
  cc_span speaker; /* who says it: a name, a noun phrase, a pronoun; absent if nobody in reach does */
  cc_span cue;     /* "said", "according to" */
  uint32_t kind;   /* CC_QUOTE_ */
  uint32_t flags;  /* CC_QUOTE_UNCLOSED… added up */
  uint32_t source_kind; /* CC_SOURCE_ */
  uint32_t speaker_entity; /* index into cc.names of the first mention of the speaker, or CC_NONE */
  uint32_t sentence;       /* in which it begins */
  uint32_t first_token;    /* the opening mark */
  uint32_t token_count;
  uint32_t parent;      /* the quotation that it lies in, or CC_NONE */
  uint32_t attribution; /* the attribution whose content it is or lies in, or CC_NONE */
  uint32_t distance;    /* sentences between it and its speaker: 0 in the same one */
} cc_quotation;

/* "cc.attributions/1": cc_array of cc_attribution, ordered by content. */
#define CC_EXT_ATTRIBUTIONS "cc.attributions/1"
#define CC_SOURCE_NONE 1u
#define CC_SOURCE_NAMED_PERSON 2u
#define CC_SOURCE_ORGANIZATION 3u   /* also a named outlet, agency, country or court */
#define CC_SOURCE_DOCUMENT 4u       /* report, study, filing, website */
#define CC_SOURCE_UNNAMED_PERSON 5u /* "a senior official" */
#define CC_SOURCE_UNNAMED_GROUP 6u  /* "analysts", "Western officials" */
#define CC_SPEECH_DIRECT 1u
#define CC_SPEECH_INDIRECT 2u
#define CC_SPEECH_MIXED 3u
#define CC_CUE_SAYS 1u      /* said, told, argued */
#define CC_CUE_ACCORDING 2u /* according to, in the words of */
#define CC_CUE_PASSIVE 3u   /* is said to, it is believed that, were told */
#define CC_CUE_ADVERB 4u    /* reportedly, allegedly */
#define CC_CUE_NOUN 5u      /* the claim that, his statement that */
#define CC_CUE_COLON 6u     /* Lee: "…" */
#define CC_CUE_THINKS 7u    /* believe, fear, hope */
#define CC_CUE_SHOWS 8u     /* shows, reveals, suggests */
typedef struct cc_attribution {
  cc_span source; /* "Mark Cancian, a senior advisor with …"; absent if the text gives none */
  cc_span source_head; /* "Cancian", "analysts" */
  cc_span cue;
  cc_span content; /* a cue inside it splits it: then each piece is an attribution of its own */
  cc_span reason;  /* why the source is not named: "who spoke on condition of anonymity because …" */
  uint32_t source_kind; /* CC_SOURCE_ */
  uint32_t source_entity; /* index into cc.names of the first mention, or CC_NONE */
  uint32_t speech;        /* CC_SPEECH_ */
  uint32_t cue_kind;      /* CC_CUE_ */
  uint32_t sentence;      /* of the cue */
  uint32_t parent;        /* the attribution in whose content this one stands, or CC_NONE */
  uint32_t continues;     /* the attribution whose source carries over to this sentence, or CC_NONE */
} cc_attribution;

/* ---- findings ------------------------------------------------------------------------------------------------ */

#define CC_SEVERITY_NOTE 1u
#define CC_SEVERITY_WARNING 2u
#define CC_SEVERITY_ERROR 3u

/* One place in the text that a finding rests on, and the value read from it. */
typedef struct cc_evidence {
  cc_span span;
  cc_str role;  /* "before", "after", "stated", "total"… */
  cc_str value; /* as a person would write it: "250 tonnes", "5 July 2023" */
} cc_evidence;

typedef struct cc_edit {
  cc_span span;
  cc_str replacement;
} cc_edit;

/* One possible correction; a finding offers all that are possible (the weekday or the date). */
typedef struct cc_fix {
  cc_str description; /* "write 25%" */
  cc_array edits;     /* of cc_edit */
} cc_fix;

typedef struct cc_finding {
  uint32_t struct_size;
  uint32_t rule;     /* index into the checker's rules */
  uint32_t severity; /* CC_SEVERITY_; 0: the rule's own */
  cc_span span;      /* what an editor should look at; must lie inside the text and not be empty */
  cc_str message;    /* one plain sentence */
  cc_str workings;   /* the sum that fails: "(250 - 200) / 200 = 25%; the text says 20%"; may be empty */
  cc_array evidence; /* of cc_evidence */
  cc_array fixes;    /* of cc_fix */
} cc_finding;

/* Where a checker puts what it found, for one document. */
typedef struct cc_sink cc_sink;
struct cc_sink {
  uint32_t struct_size;
  void *host; /* the host's own; pass it back */
  /* [check] Copies the finding. Returns 1 if it was taken, 0 if it was refused (a span outside the text, an unknown
   * rule, more findings than the host takes): the check goes on and its outcome says REJECTED. */
  int32_t (*emit)(void *host, const cc_finding *finding);
  /* [check] Says what a rule looked at: how many facts it considered, how many of them it could compare, and in one
   * phrase why not the others ("no publication date"). Copies `why_not`. Calls add up. */
  void (*coverage)(void *host, uint32_t rule, uint64_t considered, uint64_t compared, cc_str why_not);
  /* [check] 1 if findings of this rule are wanted. Those that are not are dropped anyway. */
  int32_t (*rule_enabled)(void *host, uint32_t rule);
  /* [any] 1 once nobody waits for the answer any more. A checker that loops asks at least every millisecond. */
  int32_t (*should_stop)(void *host);
};

/* ---- checkers ------------------------------------------------------------------------------------------------ */

/* What the host offers a plug-in for as long as the process runs. */
typedef struct cc_host cc_host;
struct cc_host {
  uint32_t struct_size;
  uint32_t abi_major;
  uint32_t abi_minor;
  void *host; /* the host's own; pass it back */
  /* [any] Writes a line to the daemon's log. severity: CC_SEVERITY_. Copies. Never log a document's text. */
  void (*log)(void *host, uint32_t severity, cc_str line);
  /* [setup] Says why create() returns null. Copies. */
  void (*set_error)(void *host, cc_str message);
};

typedef struct cc_rule {
  cc_str id;         /* "percent-change": lower case, digits and hyphens, unique within the checker */
  cc_str summary;    /* one line */
  cc_str page;       /* Markdown: what, why a reader cares, options, known misses */
  uint32_t severity; /* CC_SEVERITY_, the default */
  uint32_t enabled;  /* 1: on unless switched off; 0: off unless switched on */
} cc_rule;

typedef struct cc_descriptor {
  uint32_t struct_size;
  cc_str id;      /* "numeric-consistency": lower case, digits and hyphens, unique in the process */
  cc_str version; /* of the plug-in, semantic */
  cc_str vendor;
  cc_str summary;   /* one line */
  cc_str languages; /* BCP 47, comma-separated: "en" */
  cc_array rules;   /* of cc_rule; at least one */
  cc_str options_schema; /* JSON Schema of the options object; empty: there are no options */
} cc_descriptor;

typedef struct cc_checker cc_checker;
struct cc_checker {
  uint32_t struct_size;
  void *self;
  /* [check] Reads the document and emits findings. Returns 0, or anything else if it could not finish: its findings
   * are then dropped and its outcome says FAILED. Never called twice at once for one checker. */
  int32_t (*check)(void *self, const cc_document *document, const cc_sink *sink);
  /* [setup] Frees the checker; it is not used again. */
  void (*destroy)(void *self);
  /* [setup] Reserved: null, or returns null for an id it does not know. */
  const void *(*get_extension)(void *self, const char *id);
};

typedef struct cc_entry {
  uint32_t struct_size;
  uint32_t abi_major;      /* CC_ABI_MAJOR of the header that it was compiled with */
  uint32_t abi_minor;      /* CC_ABI_MINOR of that header */
  uint32_t min_host_minor; /* the oldest host that it can work with */
  cc_str sdk_version;      /* empty without an SDK */
  uint32_t checker_count;
  /* [setup] Static; null if index is not below checker_count. */
  const cc_descriptor *(*descriptor)(uint32_t index);
  /* [setup] A new checker, owned by the plug-in until destroy(); `host` lives as long as the process. `options` is a
   * JSON object that has passed the schema, borrowed; empty for none. Null after set_error() if it cannot be made. */
  cc_checker *(*create)(const cc_host *host, uint32_t index, cc_str options);
} cc_entry;

/* The one symbol. Static; never null. */
#define CC_PLUGIN_ENTRY_SYMBOL "cc_plugin_entry"
CC_EXPORT const cc_entry *cc_plugin_entry(void);

/* An ELF note says the same as cc_entry, so that a folder can be listed without running anybody's code. Put
 * CC_PLUGIN_NOTE("my-checker", "1.0.0") once at file scope. Name "claimcheck", type 1; the descriptor is
 * "abi=MAJOR.MINOR;id=ID;version=VERSION". */
#define CC_STRINGIZE_(x) #x
#define CC_STRINGIZE(x) CC_STRINGIZE_(x)
#if defined(__ELF__)
#define CC_PLUGIN_NOTE(id, version)                                                         \
  __asm__(".pushsection .note.claimcheck,\"a\",%note\n"                                     \
          ".balign 4\n"                                                                     \
          ".long 2f-1f\n"                                                                   \
          ".long 4f-3f\n"                                                                   \
          ".long 1\n"                                                                       \
          "1: .asciz \"claimcheck\"\n"                                                      \
          "2: .balign 4\n"                                                                  \
          "3: .ascii \"abi=1.0;id=" id ";version=" version "\"\n"                           \
          "4: .balign 4\n"                                                                  \
          ".popsection\n")
#else
#define CC_PLUGIN_NOTE(id, version) struct cc_no_note_
#endif

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* CLAIMCHECK_PLUGIN_H_ */
