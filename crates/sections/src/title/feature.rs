//! What is observed of a candidate and of a pair of them, each by the name that the file of weights and the evidence
//! show.

macro_rules! features {
    ($($feature:ident = $name:literal,)+) => {
        /// An observation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Feature {
            $($feature,)+
        }

        impl Feature {
            /// All, in the order of their numbers.
            pub(super) const ALL: &[Self] = &[$(Self::$feature,)+];

            /// Its name.
            pub(super) const fn name(self) -> &'static str {
                match self {
                    $(Self::$feature => $name,)+
                }
            }
        }
    };
}

features! {
    // Instead of a title.
    NoTitle = "no title",
    NoTitleNoText = "no title: no text in this language",
    // Print.
    SizeOverBody = "size over the usual one",
    SizeUnderLargest = "size under the page's largest",
    Smaller = "smaller than the usual size",
    Bold = "bold",
    BoldOnPlainPage = "bold on a page that is not",
    Capitals = "capitals",
    TitleCase = "capitals at the words",
    SmallLetters = "small letters",
    Centred = "centred",
    FirstLevel = "first heading level",
    LesserLevel = "lesser heading level",
    // Place.
    FirstPage = "first page",
    LatePage = "page five or later",
    // Length.
    TwoWords = "two words",
    FewWords = "three or four words",
    ManyWords = "over 22 words",
    Lines = "lines",
    // Edges.
    NothingAbove = "nothing above",
    WiderAbove = "wider gap above",
    WiderBelow = "wider gap below",
    GoesOnAbove = "same print goes on above",
    GoesOnBelow = "same print goes on below",
    GoesOnMatterAbove = "same print above, but names or places",
    GoesOnMatterBelow = "same print below, but names or places",
    GoesOnOtherAbove = "goes on above in the other language",
    GoesOnOtherBelow = "goes on below in the other language",
    SizeChangesAbove = "size changes above",
    SizeChangesBelow = "size changes below",
    CapitalsChangeBelow = "capitals change below",
    NamesAbove = "names above",
    NamesBelow = "names below",
    InstitutionBelow = "institution below",
    HeadingAbove = "heading above",
    HeadingBelow = "heading below",
    TextAbove = "text or list right above",
    // Sameness inside.
    SizeChanges = "size changes inside",
    CapitalsChange = "capitals change inside",
    UnevenGaps = "uneven gaps inside",
    WideGaps = "wide gaps inside",
    LanguagesChange = "language changes inside",
    NamesInside = "names inside",
    InstitutionInside = "institution inside",
    LabelInside = "label of a journal inside",
    AllNames = "names only",
    AllInstitution = "institutions only",
    AllLabels = "labels of a journal only",
    ShortInside = "short line before the last",
    // Wording.
    Marked = "note mark at the end",
    EndsWithStop = "ends with a stop",
    EndsOpen = "ends open",
    EndsWithColon = "ends with a colon",
    StartsSmall = "starts small",
    PreviousOpen = "line above ends open",
    NextSmall = "line below starts small",
    StopsInside = "stops inside",
    StartsWithNumber = "starts with a number",
    Digits = "digits",
    Marks = "colons, semicolons, commas",
    OpenBracket = "open bracket",
    BehindLabel = "behind a title label",
    Parted = "part of a line in two languages",
    TwoParts = "two languages on a line",
    MatterWords = "words of journals and institutions",
    Year = "year",
    Cited = "looks like a reference",
    BeginsLikeHeading = "begins like a heading",
    NoFunctionWord = "no function word",
    // Texts.
    HeadingJustBelow = "heading of a text just below",
    HeadingSoonBelow = "heading of a text below",
    HeadingJustAbove = "heading of a text just above",
    HeadingFarAbove = "heading of a text above",
    NoHeading = "page without the heading of a text",
    OwnTextNear = "nearest text in this language",
    InText = "words in the text of this language",
    // Language.
    Odds = "language",
    Unsure = "language unsure",
    // Both languages.
    FirstStage = "both: each by itself",
    Counterparts = "both: words with a counterpart",
    FewCounterparts = "both: few counterparts",
    MostCounterparts = "both: most have counterparts",
    LengthsDiffer = "both: lengths differ",
    Adjacent = "both: one below the other",
    Overlap = "both: share a line",
    SameLook = "both: same print",
    SameCapitals = "both: same capitals",
    OneOnly = "both: one language only",
    NoTitles = "both: no title",
    NoTitlesTexts = "both: no title, but a text",
}
