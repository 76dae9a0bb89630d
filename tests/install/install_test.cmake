# cmake -DBUILD=… -DSOURCE=… -DWORK=… -P install_test.cmake
#
# Installs, follows plugins/README.md, builds the consumer and the C template against the installed copy, runs their tests,
# and runs both templates' plug-ins through the installed command line. Ends with an error at the first thing that does not work.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\nstatus ${status}\n${output}")
  endif()
endfunction()

set(prefix ${WORK}/prefix)
set(plugins ${WORK}/plugins)
file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${plugins})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})

# The lines that plugins/README.md tells authors to type, as they stand there: they build the C++ template.
file(READ ${SOURCE}/plugins/README.md readme)
if(NOT readme MATCHES "<!-- tests/install runs these lines -->\n```sh\n(.*)```\n\nThe last line prints:\n\n```\n([^\n]*)\n")
  message(FATAL_ERROR "plugins/README.md: expected a block of sh behind the comment that names this test")
endif()
set(expected ${CMAKE_MATCH_2})
string(REPLACE "build/release" "${BUILD}" lines "set -e\n${CMAKE_MATCH_1}")
file(WRITE ${WORK}/readme.sh "${lines}")
set(ENV{CC} ${C_COMPILER})
set(ENV{CXX} ${CXX_COMPILER})
set(ENV{CFLAGS} ${C_FLAGS})
set(ENV{CXXFLAGS} ${CXX_FLAGS})
file(MAKE_DIRECTORY ${WORK}/home)
execute_process(COMMAND ${CMAKE_COMMAND} -E env HOME=${WORK}/home bash ${WORK}/readme.sh WORKING_DIRECTORY ${SOURCE}
  OUTPUT_VARIABLE printed ERROR_VARIABLE printed)
string(FIND "${printed}" "${expected}" found)
if(found EQUAL -1)
  message(FATAL_ERROR "plugins/README.md: expected\n${expected}\nfound\n${printed}")
endif()
file(COPY ${WORK}/home/figure-style/build/figure-style.so DESTINATION ${plugins})

foreach(project tests/install/consumer plugins/template/c)
  string(REPLACE "/" "_" name ${project})
  # A copy, so that nothing of the repository around it can be found by a relative path.
  file(COPY ${SOURCE}/${project}/ DESTINATION ${WORK}/${name})
  run(${CMAKE_COMMAND} -G ${GENERATOR} -S ${WORK}/${name} -B ${WORK}/${name}/build -DCMAKE_PREFIX_PATH=${prefix}
      -DCMAKE_C_COMPILER=${C_COMPILER} -DCMAKE_CXX_COMPILER=${CXX_COMPILER}
      -DCMAKE_C_FLAGS=${C_FLAGS} -DCMAKE_CXX_FLAGS=${CXX_FLAGS} -DCLAIMCHECK_PLUGIN_OUTPUT=${plugins})
  run(${CMAKE_COMMAND} --build ${WORK}/${name}/build)
  run(${CMAKE_CTEST_COMMAND} --test-dir ${WORK}/${name}/build --output-on-failure --no-tests=error)
endforeach()

# Both plug-ins, found from their notes and run by the installed command line.
execute_process(COMMAND ${prefix}/bin/claimcheck-plugin list ${plugins} OUTPUT_VARIABLE listed COMMAND_ERROR_IS_FATAL ANY)
foreach(wanted "figure-style 1.0.0  ABI 1.0" "word-repetition 1.0.0  ABI 1.0")
  if(NOT listed MATCHES "${wanted}")
    message(FATAL_ERROR "claimcheck-plugin list: expected \"${wanted}\", found:\n${listed}")
  endif()
endforeach()
file(WRITE ${WORK}/article.txt "About 11,327 people came to the the fair.\n")
execute_process(COMMAND ${CMAKE_COMMAND} -E env CLAIMCHECK_PLUGINS=${plugins} ${prefix}/bin/claimcheck ${WORK}/article.txt
  OUTPUT_VARIABLE found ERROR_VARIABLE errors RESULT_VARIABLE status)
foreach(wanted "figure-style/false-precision" "word-repetition/repeated-word")
  if(NOT found MATCHES "${wanted}")
    message(FATAL_ERROR "claimcheck article.txt: expected ${wanted}, status ${status}, found:\n${found}${errors}")
  endif()
endforeach()
