# find_package(claimcheck): claimcheck::abi (C), claimcheck::sdk (C++20), claimcheck_plugin(), claimcheck_plugin_tests().
include(${CMAKE_CURRENT_LIST_DIR}/claimcheck-targets.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/claimcheck_plugin.cmake)
