//! Tells the linker that the symbols of Python are found when Python loads the module; macOS does not assume it.

fn main() {
    pyo3_build_config::add_extension_module_link_args();
}
