# What CPack is told. Dependencies on libraries come from the files themselves (dpkg-shlibdeps), so
# a plugin's libraries are those of kinerja-plugins and burden nobody who has other plugins.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kinerja)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT ${KINERJA_PACKAGE_MAINTAINER})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL runtime plugins dev)
set(CPACK_COMPONENTS_GROUPING IGNORE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${KINERJA_PACKAGE_RELEASE})
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

# The first line is what lists of packages show, the rest is what `apt show` tells. A summary of the
# project would be put before all three.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME kinerja)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_RECOMMENDS "kinerja-plugins (>= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_RUNTIME_DESCRIPTION "appraisal of civil servants with plugins
A small host for appraising Indonesian civil servants (ASN). A cycle file says
where figures come from, how people are rated, and what comes out; sources,
rating methods and exporters are plugins behind a stable C interface. Every
score is explained from the row in a file to the grade, and computed again
bit by bit when somebody asks.
.
This package has the program, and the worker that runs strangers' plugins in
a sandbox. The methods of the regulations are in kinerja-plugins.")

set(CPACK_DEBIAN_PLUGINS_PACKAGE_NAME kinerja-plugins)
set(CPACK_DEBIAN_PLUGINS_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PLUGINS_PACKAGE_SHLIBDEPS ON)
# The one font that PDF forms are set in; its package has another name in Debian 12.
set(CPACK_DEBIAN_PLUGINS_PACKAGE_DEPENDS "fonts-liberation2 | fonts-liberation (>= 1:2)")
set(CPACK_DEBIAN_PLUGINS_PACKAGE_ENHANCES kinerja)
set(CPACK_DEBIAN_PLUGINS_DESCRIPTION "sources, rating methods, exporters and presets of kinerja
The plugins that come with kinerja: a source that reads tables (CSV, TSV, JSON
Lines), methods for target achievement, raters, public feedback, weighing,
bands, quadrants, ranks and distributions, exporters for CSV, JSON, HTML, XLSX,
PDF and SIASN.
.
With them come presets: rules of Indonesian regulations, each number with its
article.")

set(CPACK_DEBIAN_DEV_PACKAGE_NAME kinerja-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_SUGGESTS "kinerja, cmake, pkg-config, g++ | c++-compiler")
set(CPACK_DEBIAN_DEV_DESCRIPTION "what authors of plugins for kinerja need
Headers of the C interface, the layer for C++20 on top of it, a CMake package
with kinerja_add_plugin(), a pkg-config file, and a tutorial. Nothing of
kinerja is linked into a plugin, so a compiler is all that is needed beside
this package.
.
The program that runs and checks plugins is in kinerja.")

include(CPack)
