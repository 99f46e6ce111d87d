//! `specsmith completions` and `specsmith man`: what is made of the definition of the command line.

use std::io;

use clap::CommandFactory;

use super::Exit;
use super::arguments::{Arguments, Completions, Man};
use super::show::Show;

pub(super) fn run(options: &Completions, show: &mut Show<'_>) -> io::Result<Exit> {
    let mut script = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(options.shell, &mut command, "specsmith", &mut script);
    show.text(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}

/// Shows the manual page of the command as a whole, or writes a page for it and for each of its commands.
pub(super) fn man(options: &Man, show: &mut Show<'_>) -> io::Result<Exit> {
    let mut command = Arguments::command();
    command.build();
    let Some(folder) = &options.output else {
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page)?;
        show.text(&String::from_utf8_lossy(&page))?;
        return Ok(Exit::Fine);
    };
    let written =
        std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
    if let Err(error) = written {
        let folder = folder.display();
        show.note(format_args!("error: cannot write to `{folder}`: {error}"))?;
        return Ok(Exit::Unusable);
    }
    Ok(Exit::Fine)
}
