# cmake -DPAGES=a/rule.md;b/rule.md -DOUTPUT=rule_pages.cc -P embed_rule_pages.cmake
#
# Writes claimcheck_rule_pages[], as plugins/sdk/claimcheck/sdk/entry.h declares it. Compiles as C and as C++.
set(arrays "")
set(table "")
set(index 0)
foreach(page IN LISTS PAGES)
  cmake_path(GET page PARENT_PATH folder)
  cmake_path(GET folder FILENAME id)
  string(REPLACE "_" "-" id ${id})
  file(READ ${page} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "static const char page_${index}[] = {${bytes}'\\0'};\n")
  string(APPEND table "    {\"${id}\", page_${index}, sizeof(page_${index}) - 1},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUTPUT} "#include <stddef.h>
${arrays}#ifdef __cplusplus
extern \"C\" {
#endif
struct claimcheck_rule_page {
  const char *id;
  const char *text;
  size_t size;
};
extern const struct claimcheck_rule_page claimcheck_rule_pages[];
const struct claimcheck_rule_page claimcheck_rule_pages[] = {
${table}    {0, 0, 0},
};
#ifdef __cplusplus
}
#endif
")
