//! Every command and flag, with its help text.

mod checks;
mod documents;
mod generated;
mod settings;
mod stages;
mod values;

pub use checks::{CheckArguments, ProfileArguments, ProfileCommand};
pub use documents::{
    GlossaryArguments, KeywordsArguments, LearnArguments, MergeArguments, QualityArguments, RunArguments,
    SectionsArguments, ServeArguments, ShowArguments, SummaryArguments,
};
pub use generated::{CompletionsArguments, ManArguments, Page, ReferenceArguments};
pub use settings::{flag_of, takes, variable_of};
pub use stages::{AlignArguments, LinesArguments, SplitArguments, StemArguments};
pub use values::{ColorFlag, CountsOf};

use clap::{CommandFactory, Parser, Subcommand};

/// Compares the Turkish and English sections of academic documents
///
/// Turns a folder of Turkish–English articles and theses into tables: which sections it found (Abstract, Öz, Summary,
/// Özet, Keywords, Anahtar Kelimeler), which are twins, how their sentences and keywords correspond, what differs.
#[derive(Debug, Parser)]
#[command(name = "ikiz", version, max_term_width = 100)]
#[command(after_help = "Example: ikiz run articles -o result\n\n\
    Exit code: 0 all processed, 1 finished but documents failed, 2 wrong usage or nothing could be done")]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

impl Cli {
    /// The program with the commands that users are told of; shells complete hidden ones too.
    pub fn public() -> clap::Command {
        let program = Self::command();
        let commands = program.get_subcommands().filter(|command| !command.is_hide_set()).cloned();
        let mut public = clap::Command::new("ikiz")
            .version(env!("CARGO_PKG_VERSION"))
            .subcommand_required(true)
            .subcommands(commands);
        for (text, set) in [
            (program.get_about(), clap::Command::about as fn(clap::Command, clap::builder::StyledStr) -> clap::Command),
            (program.get_long_about(), clap::Command::long_about),
            (program.get_after_help(), clap::Command::after_help),
        ] {
            public = match text {
                Some(text) => set(public, text.clone()),
                None => public,
            };
        }
        public
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare documents: files and folders in, all tables out
    #[command(
        after_help = "Example: ikiz run articles -o result\nExample: ikiz run articles --excel tr --threads 4\n\n\
        Settings may stand in a file ikiz.toml; a flag overrides an environment variable, which overrides the file\n\n\
        --quiet=false takes back what the environment or the file says"
    )]
    Run(RunArguments),
    /// Open a page in the browser to drop files on; nothing leaves this computer
    #[command(after_help = "Example: ikiz serve --open\n\n\
        A double-click on the program does the same. Uploads, results and corrections are kept in a folder until they \
        are deleted on the page. The address that is printed holds a key: who has it may use the page")]
    Serve(ServeArguments),
    /// Merge the shards of several runs: one result, the same as of one run over everything
    #[command(after_help = "Example: ikiz merge first second -o result\n\n\
        A shard is made by `ikiz run articles --shard 1/2 -o first`; give the same settings here")]
    Merge(MergeArguments),
    /// Check manuscripts: what should be mended, also by the rules of a journal
    #[command(after_help = "Example: ikiz check manuscript.docx --profile isnad\n\
        Example: ikiz check submissions --profile my-journal.toml --severity error\n\
        Example: ikiz check manuscript.docx --profile isnad --json\n\n\
        A line is a finding: file, in a PDF the page, line, severity, check, message, in brackets what it rests on; a \
        summary of each document goes to standard error\n\n\
        Exit code: 0 no finding of that severity, 1 findings or documents that failed, 2 wrong usage or no document\n\n\
        Findings that show only over several documents are left to `ikiz run`")]
    Check(CheckArguments),
    /// Show the profiles of journals that are shipped, or begin one of your own
    #[command(after_help = "Example: ikiz profile list")]
    Profile(ProfileArguments),
    /// Show one document: twin sections side by side
    #[command(
        after_help = "Example: ikiz show article.txt\nExample: ikiz show article_en.txt article_tr.txt --pair p2\n\
        Example: ikiz show article.txt --color always --width 120 | less -R"
    )]
    Show(ShowArguments),
    /// Show what is in a result folder, in one screen
    #[command(after_help = "Example: ikiz summary output")]
    Summary(SummaryArguments),
    /// Tell how often the program was right, by what you have corrected of a result
    #[command(after_help = "Example: ikiz quality output\nExample: ikiz quality output --json\n\n\
        Of what you looked at: right beads and pairs with the interval in which the share of all lies with 95 % \
        (Wilson), by bands of confidence; what the program had missed; findings by check; borders of sentences")]
    Quality(QualityArguments),
    /// Show the sections found in documents
    #[command(after_help = "Example: ikiz sections article.txt --explain\nExample: ikiz sections --json < article.txt")]
    Sections(SectionsArguments),
    /// Align sentences: two files with a sentence a line, folders of them, or many pairs as JSON lines
    #[command(after_help = "Example: ikiz align english.txt turkish.txt --text\n\
        Example: ikiz align english-folder turkish-folder --split --sure 0.9\nExample: ikiz align folder --split --tmx > memory.tmx\n\
        Example: ikiz align --jsonl pairs.jsonl\n\n\
        A line is a bead: English indexes, Turkish indexes, from 0 and joined by commas, confidence; tabs between them, the name of the \
        pair before them where folders are aligned\n\n\
        All pairs of a call are one corpus: what they share may be learned from it")]
    Align(AlignArguments),
    /// Learn translations from documents or pairs, for --model
    #[command(
        after_help = "Example: ikiz learn articles -o model.json\nExample: ikiz learn --jsonl pairs.jsonl > model.json\n\n\
        Word pairs of a lexicon help to learn and are not kept in the model"
    )]
    Learn(LearnArguments),
    /// Tell the language of each line: tag and confidence
    #[command(after_help = "Example: ikiz detect lines.txt\nExample: echo 'Bu çalışmada' | ikiz detect")]
    Detect(LinesArguments),
    /// Split text into sentences, one a line
    #[command(
        after_help = "Example: ikiz split --lang tr text.txt\nExample: ikiz split --lang en --offsets < text.txt"
    )]
    Split(SplitArguments),
    /// Print the key of each line's word: what its inflections share
    #[command(after_help = "Example: ikiz stem --lang tr words.txt")]
    Stem(StemArguments),
    /// Count terms in documents, or rank the key phrases of texts given as JSON lines
    #[command(after_help = "Example: ikiz keywords articles > frequencies.csv\n\
        Example: ikiz keywords articles --by document --top 10 > phrases.csv\nExample: ikiz keywords --jsonl texts.jsonl")]
    Keywords(KeywordsArguments),
    /// List terms and their translations over many documents
    #[command(
        after_help = "Example: ikiz glossary articles > glossary.csv\nExample: ikiz glossary articles --min-documents 3"
    )]
    Glossary(GlossaryArguments),
    /// Print the completions of a shell
    #[command(after_help = "Example: ikiz completions bash > ~/.local/share/bash-completion/completions/ikiz\n\
        Example: ikiz completions fish > ~/.config/fish/completions/ikiz.fish")]
    Completions(CompletionsArguments),
    /// Print the manual page, or write that of every command to a folder
    #[command(after_help = "Example: ikiz man | man -l -\nExample: ikiz man -o ~/.local/share/man/man1")]
    Man(ManArguments),
    /// Print a page of the reference
    #[command(hide = true, after_help = "Example: ikiz reference commands")]
    Reference(ReferenceArguments),
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The program and all commands, without those that clap adds.
    fn tree() -> Vec<clap::Command> {
        let program = Cli::command();
        let commands: Vec<clap::Command> = program.get_subcommands().cloned().collect();
        let below = commands.iter().flat_map(clap::Command::get_subcommands).cloned().collect::<Vec<_>>();
        std::iter::once(program).chain(commands).chain(below).collect()
    }

    /// The examples of a command, as in its help.
    fn examples(command: &clap::Command) -> Vec<String> {
        let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        help.lines().filter_map(|line| line.strip_prefix("Example: ")).map(str::to_owned).collect()
    }

    #[test]
    fn flags_are_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_and_flag_is_documented() {
        for command in tree() {
            let name = command.get_name();
            assert!(command.get_about().is_some(), "{name}: says nothing about itself");
            assert!(!examples(&command).is_empty(), "{name}: has no example");
            for argument in command.get_arguments() {
                let id = argument.get_id();
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(!help.is_empty(), "{name}: {id} has no help text");
                assert!(!help.ends_with('.'), "{name}: {id}: a help text has no full stop");
                for value in argument.get_possible_values() {
                    // Switches have the hidden values true and false.
                    let is_explained = value.get_help().is_some()
                        || argument.is_hide_possible_values_set()
                        || !argument.get_action().takes_values()
                        || id == "shell";
                    assert!(is_explained, "{name}: the value {} of {id} has no help text", value.get_name());
                }
            }
        }
    }

    #[test]
    fn examples_call_their_command_and_are_accepted() {
        for command in tree() {
            for example in examples(&command) {
                // Only the part that calls ikiz is checked, not the rest of the shell line.
                let ours = example.split(" | ").find(|part| part.starts_with("ikiz ")).expect("a call of ikiz");
                let ours = ours.split(['<', '>']).next().expect("a part");
                let words: Vec<&str> = ours.split_whitespace().collect();
                assert!(
                    command.get_name() == "ikiz" || words[1..].contains(&command.get_name()),
                    "an example of {} shows another command: {example}",
                    command.get_name()
                );
                Cli::try_parse_from(&words).unwrap_or_else(|error| panic!("{example}\n{error}"));
            }
        }
    }
}
