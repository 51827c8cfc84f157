//! Lists the layouts and fonts of the repository, so that every one of them is built into the program, and describes the
//! program to Windows.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("Cargo sets CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("Cargo sets OUT_DIR")?);
    let mut tables = String::new();
    let layouts = ("LAYOUTS: &[(&str, &str)]", "layouts", "typ", "include_str");
    let fonts = ("FONTS: &[(&str, &[u8])]", "fonts", "ttf", "include_bytes");
    for (table, folder, ending, include) in [layouts, fonts] {
        println!("cargo::rerun-if-changed={folder}");
        let mut files = Vec::new();
        list(&root, folder, ending, &mut files)?;
        files.sort();
        writeln!(tables, "const {table} = &[")?;
        for file in files {
            writeln!(tables, "    ({file:?}, {include}!({:?})),", root.join(&file))?;
        }
        writeln!(tables, "];")?;
    }
    fs::write(out.join("built_in.rs"), tables)?;
    if env::var("CARGO_CFG_TARGET_OS")? == "windows" {
        describe()?;
    }
    Ok(())
}

/// Puts into the program for Windows what its properties show, with the version from Cargo.toml.
fn describe() -> io::Result<()> {
    winresource::WindowsResource::new()
        .set("ProductName", "進管（shinkan）")
        // The task manager shows it as the name of the program.
        .set("FileDescription", "進管 行政計画の進行管理の資料を作るプログラム")
        .set("LegalCopyright", "Copyright (c) 2026 The shinkan authors. MIT OR Apache-2.0")
        .set("InternalName", "shinkan")
        .set("OriginalFilename", "shinkan.exe")
        // Japanese.
        .set_language(0x0411)
        .compile_for("shinkan")
}

/// Adds the files with an ending below a folder, by their path from the root with `/` between its parts.
fn list(root: &Path, folder: &str, ending: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = format!("{folder}/{name}");
        if entry.file_type()?.is_dir() {
            list(root, &path, ending, files)?;
        } else if Path::new(&name).extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    Ok(())
}
