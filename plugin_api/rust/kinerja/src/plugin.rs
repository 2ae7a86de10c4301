//! Who a plugin is, and the macro that exports it.

use crate::abi::*;
use crate::text::shown;
use std::mem::size_of;

/// Who a component is. `name`, `about` and the titles in `schema` are keys of the plugin's texts, or
/// the text itself.
pub struct Info {
    pub id: &'static str,
    pub name: &'static str,
    pub about: &'static str,
    /// A JSON Schema of the settings, in the subset of `ABI.md`.
    pub schema: &'static str,
    /// `abi::KINERJA_INFO_*`
    pub flags: u32,
}

pub(crate) const fn info_table(info: &Info) -> kinerja_info {
    kinerja_info {
        struct_size: size_of::<kinerja_info>() as u32,
        flags: info.flags,
        id: shown(info.id),
        name: shown(info.name),
        about: shown(info.about),
        config_schema: shown(info.schema),
    }
}

/// A table that never changes, so that all threads may look at it.
#[doc(hidden)]
#[repr(transparent)]
pub struct Static<T>(pub T);
unsafe impl<T> Sync for Static<T> {}

#[doc(hidden)]
pub const fn note() -> kinerja_note {
    kinerja_note {
        name_len: 8,
        value_len: 8,
        r#type: 1,
        name: *b"kinerja\0",
        abi: KINERJA_ABI,
        needs: KINERJA_ABI,
    }
}

/// Texts are id, version, vendor, license and the words of the plugin.
#[doc(hidden)]
pub const fn plugin_table(
    texts: [&'static str; 5],
    sources: &'static [*const kinerja_source],
    methods: &'static [*const kinerja_method],
    exporters: &'static [*const kinerja_exporter],
) -> kinerja_plugin {
    kinerja_plugin {
        struct_size: size_of::<kinerja_plugin>() as u32,
        flags: 0,
        abi: KINERJA_ABI,
        needs: KINERJA_ABI,
        id: shown(texts[0]),
        version: shown(texts[1]),
        vendor: shown(texts[2]),
        license: shown(texts[3]),
        texts: shown(texts[4]),
        sources: sources.as_ptr(),
        methods: methods.as_ptr(),
        exporters: exporters.as_ptr(),
        extension: None,
    }
}

/// Makes a plugin of any number of components, and exports its entry. The version is the crate's.
///
/// ```ignore
/// kinerja::kinerja_plugin! {
///     id: "org.example.goal-share",
///     vendor: "Example",
///     license: "Apache-2.0",
///     texts: include_str!("../texts.json"),
///     methods: [GoalShare],
/// }
/// ```
#[macro_export]
macro_rules! kinerja_plugin {
    (
        id: $id:expr, vendor: $vendor:expr, license: $license:expr, texts: $texts:expr,
        $(sources: [$($source:ty),* $(,)?],)?
        $(methods: [$($method:ty),* $(,)?],)?
        $(exporters: [$($exporter:ty),* $(,)?],)?
    ) => {
        // A panic that aborts could not be contained.
        #[cfg(panic = "abort")]
        compile_error!("a plugin of kinerja needs panic = \"unwind\"");

        // Lets the host refuse this plugin before any of its code runs.
        #[used]
        #[link_section = ".note.kinerja"]
        static KINERJA_NOTE: $crate::abi::kinerja_note = $crate::detail::note();

        static KINERJA_PLUGIN: $crate::detail::Static<$crate::abi::kinerja_plugin> = {
            const SOURCES: &[*const $crate::abi::kinerja_source] = &[
                $($(<$source as $crate::detail::SourceTable>::TABLE,)*)?
                ::core::ptr::null(),
            ];
            const METHODS: &[*const $crate::abi::kinerja_method] = &[
                $($(<$method as $crate::detail::MethodTable>::TABLE,)*)?
                ::core::ptr::null(),
            ];
            const EXPORTERS: &[*const $crate::abi::kinerja_exporter] = &[
                $($(<$exporter as $crate::detail::ExporterTable>::TABLE,)*)?
                ::core::ptr::null(),
            ];
            $crate::detail::Static($crate::detail::plugin_table(
                [$id, env!("CARGO_PKG_VERSION"), $vendor, $license, $texts],
                SOURCES,
                METHODS,
                EXPORTERS,
            ))
        };

        /// The one symbol of this plugin: its table, or NULL for a host of another major.
        #[no_mangle]
        pub extern "C" fn kinerja_plugin_entry_v0(host_abi: u32) -> *const $crate::abi::kinerja_plugin {
            if host_abi >> 16 == $crate::abi::KINERJA_ABI_MAJOR {
                &KINERJA_PLUGIN.0
            } else {
                ::core::ptr::null()
            }
        }
    };
}
