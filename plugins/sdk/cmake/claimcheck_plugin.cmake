# claimcheck_plugin(TARGET ID id VERSION x.y.z SOURCES file… [RULES folder…])
#
# Builds a checker plug-in: a module ID.so with hidden symbols that exports cc_plugin_entry and nothing else.
#   ID        of the plug-in and, unless a checker says otherwise, of its checker: lower case, digits, hyphens
#   VERSION   semantic
#   SOURCES   C or C++
#   RULES     folders, one a rule; each holds rule.md, which becomes the page of the rule whose id is the folder's name
#             with "_" as "-", and corpus.txt, the rule's examples. A folder without rule.md stops the configuration.
# The sources see CLAIMCHECK_PLUGIN_ID and CLAIMCHECK_PLUGIN_VERSION as string literals. The module lies in
# CLAIMCHECK_PLUGIN_OUTPUT if that is set, else in the current binary folder. Compile options of your own go onto TARGET.
#
# claimcheck_plugin_tests(TARGET [MINIMUM n])
#
# Two tests for CTest: TARGET_verify (does the plug-in keep the contract of claimcheck/plugin.h?) and, if it has RULES,
# TARGET_corpus (its rules' examples; each section of a corpus needs at least MINIMUM cases, 1 if left out).
#
# The pages are written into a generated source as numbers, so that nothing in a page needs quoting.

function(claimcheck_plugin target)
  cmake_parse_arguments(arg "" "ID;VERSION" "SOURCES;RULES" ${ARGN})
  foreach(needed ID VERSION SOURCES)
    if(NOT arg_${needed})
      message(FATAL_ERROR "claimcheck_plugin(${target}): ${needed} is missing")
    endif()
  endforeach()
  if(NOT arg_ID MATCHES "^[a-z][a-z0-9-]*$")
    message(FATAL_ERROR "claimcheck_plugin(${target}): ID \"${arg_ID}\": expected lower case, digits and hyphens")
  endif()

  add_library(${target} MODULE ${arg_SOURCES})
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${target}_plugin)
  file(MAKE_DIRECTORY ${generated})
  get_property(languages GLOBAL PROPERTY ENABLED_LANGUAGES)
  target_link_libraries(${target} PRIVATE claimcheck::abi)
  if("CXX" IN_LIST languages)
    target_link_libraries(${target} PRIVATE claimcheck::sdk)
  endif()
  target_compile_definitions(${target} PRIVATE
    CLAIMCHECK_PLUGIN_ID="${arg_ID}" CLAIMCHECK_PLUGIN_VERSION="${arg_VERSION}")
  set_target_properties(${target} PROPERTIES PREFIX "" OUTPUT_NAME ${arg_ID} SUFFIX ".so"
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  if(CLAIMCHECK_PLUGIN_OUTPUT)
    set_target_properties(${target} PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${CLAIMCHECK_PLUGIN_OUTPUT})
  endif()

  if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    # One export; and no symbol of the kind that stays unique in a process and would tie two plug-ins together.
    file(WRITE ${generated}/exports.map "{ global: cc_plugin_entry; local: *; };\n")
    target_link_options(${target} PRIVATE -Wl,--version-script=${generated}/exports.map)
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${generated}/exports.map)
    target_compile_options(${target} PRIVATE
      $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CXX_COMPILER_ID:GNU>,$<NOT:$<BOOL:${CMAKE_CXX_CLANG_TIDY}>>>:-fno-gnu-unique>)
  endif()

  if(arg_RULES)
    claimcheck_embed_rule_pages(${target} ${generated} ${arg_RULES})
  endif()
endfunction()

# Private to claimcheck_plugin().
function(claimcheck_embed_rule_pages target generated)
  get_property(languages GLOBAL PROPERTY ENABLED_LANGUAGES)
  if("CXX" IN_LIST languages)
    set(source ${generated}/rule_pages.cc)
  else()
    set(source ${generated}/rule_pages.c)
  endif()
  set(embed ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/embed_rule_pages.cmake)
  set(pages)
  set(folders)
  foreach(folder IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH folder NORMALIZE)
    if(NOT EXISTS ${folder}/rule.md)
      message(FATAL_ERROR "claimcheck_plugin(${target}): ${folder} has no rule.md; write what the rule finds, why a "
                          "reader cares, its options and what it is known to miss")
    endif()
    list(APPEND pages ${folder}/rule.md)
    list(APPEND folders ${folder})
  endforeach()
  add_custom_command(OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} "-DPAGES=${pages}" -DOUTPUT=${source} -P ${embed}
    DEPENDS ${pages} ${embed}
    COMMENT "Embedding the rule pages of ${target}" VERBATIM)
  target_sources(${target} PRIVATE ${source})
  target_compile_definitions(${target} PRIVATE CLAIMCHECK_HAS_RULE_PAGES=1)
  set_property(TARGET ${target} PROPERTY CLAIMCHECK_RULE_FOLDERS ${folders})
endfunction()

function(claimcheck_plugin_tests target)
  cmake_parse_arguments(arg "" "MINIMUM" "" ${ARGN})
  if(NOT arg_MINIMUM)
    set(arg_MINIMUM 1)
  endif()
  add_test(NAME ${target}_verify COMMAND claimcheck::claimcheck-plugin verify $<TARGET_FILE:${target}>)
  set_tests_properties(${target}_verify PROPERTIES LABELS "verify" TIMEOUT 300)
  get_property(folders TARGET ${target} PROPERTY CLAIMCHECK_RULE_FOLDERS)
  if(folders)
    add_test(NAME ${target}_corpus
      COMMAND claimcheck::claimcheck-plugin corpus --minimum ${arg_MINIMUM} $<TARGET_FILE:${target}> ${folders})
    set_tests_properties(${target}_corpus PROPERTIES LABELS "corpus" TIMEOUT 120)
  endif()
endfunction()
