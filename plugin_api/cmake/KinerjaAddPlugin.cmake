# kinerja_add_plugin(<name> <source>... [EMBED <file>...] [VENDOR <words>] [NO_INSTALL])
#
# Builds <name>.so, a library that kinerja can load, from C or C++ sources, and installs it into
# lib/kinerja/plugins. Each file after EMBED becomes a header beside the objects: schema.json gives
#
#   #include "schema.json.h"   // const char schema_json[], the file's text
#
# The target is called <name>: target_link_libraries(<name> PRIVATE ...) adds what it needs.
function(kinerja_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 plugin "NO_INSTALL" "VENDOR" "EMBED")
  if(NOT plugin_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "kinerja_add_plugin(${name}): no sources were given")
  endif()

  add_library(${name} MODULE ${plugin_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE kinerja::plugin_api)
  if(PROJECT_VERSION)
    target_compile_definitions(${name} PRIVATE KINERJA_PLUGIN_VERSION="${PROJECT_VERSION}")
  endif()
  if(plugin_VENDOR)
    target_compile_definitions(${name} PRIVATE KINERJA_PLUGIN_VENDOR="${plugin_VENDOR}")
  endif()

  get_property(languages GLOBAL PROPERTY ENABLED_LANGUAGES)
  if("C" IN_LIST languages)
    target_compile_features(${name} PRIVATE c_std_11)
  endif()
  if("CXX" IN_LIST languages)
    target_compile_features(${name} PRIVATE cxx_std_20)
  endif()

  set(map ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/plugin.map)
  set_target_properties(${name} PROPERTIES
    PREFIX ""
    SUFFIX ".so"
    C_VISIBILITY_PRESET hidden
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    LINK_DEPENDS ${map})
  target_compile_options(${name} PRIVATE
    # The same bits on every machine: a*b+c is not fused where the processor could.
    -ffp-contract=off
    # Else static locals of inline functions are one variable for all plugins.
    $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fno-gnu-unique>)
  target_link_options(${name} PRIVATE
    -Wl,-z,now -Wl,-z,relro LINKER:--version-script=${map})

  # clang's sanitizers leave their run time to the program, so those symbols are not defined here.
  set(flags "${CMAKE_C_FLAGS} ${CMAKE_CXX_FLAGS}")
  if(NOT flags MATCHES "-fsanitize=" AND NOT KINERJA_SANITIZERS)
    target_link_options(${name} PRIVATE -Wl,-z,defs)
  else()
    target_link_options(${name} PRIVATE
      $<$<NOT:$<LINK_LANG_AND_ID:C,Clang>>:$<$<NOT:$<LINK_LANG_AND_ID:CXX,Clang>>:-Wl,-z,defs>>)
  endif()

  set(embed_dir ${CMAKE_CURRENT_BINARY_DIR}/${name}.embed)
  set(script ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/KinerjaEmbed.cmake)
  foreach(file IN LISTS plugin_EMBED)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    cmake_path(GET file FILENAME file_name)
    set(header ${embed_dir}/${file_name}.h)
    add_custom_command(OUTPUT ${header}
      COMMAND ${CMAKE_COMMAND} -D input=${file} -D output=${header} -P ${script}
      DEPENDS ${file} ${script}
      COMMENT "Embedding ${file_name} for ${name}"
      VERBATIM)
    target_sources(${name} PRIVATE ${header})
  endforeach()
  if(plugin_EMBED)
    target_include_directories(${name} PRIVATE ${embed_dir})
  endif()

  if(NOT plugin_NO_INSTALL)
    install(TARGETS ${name} LIBRARY DESTINATION lib/kinerja/plugins COMPONENT plugins)
    set_property(GLOBAL APPEND PROPERTY KINERJA_PLUGINS ${name})
  endif()
endfunction()
