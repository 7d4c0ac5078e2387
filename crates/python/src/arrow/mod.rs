//! Tables as Arrow: a sink that keeps rows in columns, and the object that gives them to Python.

mod folder;
mod sink;
mod table;

pub use folder::read_folder;
pub use sink::ArrowSink;
pub use table::ArrowTable;
