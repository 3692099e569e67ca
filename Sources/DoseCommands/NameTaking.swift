package import ArgumentParser

/// A command with others below it that takes a name itself: `dose stock naproxen`. A word is then
/// one of those only when it is written out, and a name otherwise.
package protocol NameTaking: ParsableCommand {}
