# cmake -DSOURCE=… -DWORK=… -DCXX=… -P new_rule_test.cmake
#
# Makes a rule in a copy of each shipped plug-in; the copy has to compile with the rule in it (the first one does: they
# are built alike).
file(REMOVE_RECURSE ${WORK})
set(units checker.cc rules/brand-new/rule.cc)
foreach(checker numeric-consistency date-ordering attribution-completeness)
  string(REPLACE "-" "_" plugin ${checker})
  if(NOT EXISTS ${SOURCE}/plugins/${plugin})
    continue()
  endif()
  file(COPY ${SOURCE}/plugins/new_rule.sh ${SOURCE}/plugins/${plugin} DESTINATION ${WORK}/plugins)
  execute_process(COMMAND ${WORK}/plugins/new_rule.sh ${checker} brand-new "A thing that is new" COMMAND_ERROR_IS_FATAL ANY)
  foreach(unit IN LISTS units)
    execute_process(COMMAND ${CXX} -std=c++20 -fsyntax-only -Wall -Wextra -Werror -I${WORK} -I${SOURCE}/plugins/sdk
      -I${SOURCE}/plugins/abi -DCLAIMCHECK_PLUGIN_ID="${checker}" -DCLAIMCHECK_PLUGIN_VERSION="1.0.0"
      ${WORK}/plugins/${plugin}/${unit} COMMAND_ERROR_IS_FATAL ANY)
  endforeach()
  set(units)
  foreach(entered "rules.h:\nRule BrandNew\\(\\);" "CMakeLists.txt:\n  brand-new\\)" "checker.cc:BrandNew\\(\\)};")
    string(REGEX MATCH "^[^:]*" file ${entered})
    string(REGEX REPLACE "^[^:]*:" "" line ${entered})
    file(READ ${WORK}/plugins/${plugin}/${file} contents)
    if(NOT contents MATCHES "${line}")
      message(FATAL_ERROR "${plugin}/${file}: expected the new rule in it, found:\n${contents}")
    endif()
  endforeach()
  execute_process(COMMAND ${WORK}/plugins/new_rule.sh ${checker} brand-new RESULT_VARIABLE status ERROR_VARIABLE errors)
  if(status EQUAL 0 OR NOT errors MATCHES "is there already")
    message(FATAL_ERROR "a second rule of that name: expected a refusal, found status ${status}: ${errors}")
  endif()
endforeach()
