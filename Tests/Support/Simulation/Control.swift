import ArgumentParser

/// A protection that is taken away, so that the campaign must find the loss.
enum Control: String, CaseIterable, ExpressibleByArgument {
    /// The daemon is not woken when the clock is set or the machine wakes: it sleeps on for as long
    /// as it meant to.
    case oversleeping
    /// The clock that it is shown is ten minutes ahead.
    case hasty
    /// After a crash it has the data of the day before.
    case forgetful
    /// It believes every clock.
    case gullible
    /// It believes no clock, and so takes nothing back that a false one did.
    case distrustful
    /// It reminds of a dose three times more often than somebody wanted.
    case insistent
    /// No carer is told of what has no answer.
    case uncared
    /// What is said about the second person is taken to be about the first.
    case faceless
    /// What fell due is told from memory: after a start nobody knows of it any more.
    case fleeting
    /// A channel writes nothing down before it tells.
    case unwritten
    /// Nothing is told from memory while the disk is full.
    case mute
    /// A request whose outcome is unknown is made anew instead of repeated.
    case impatient
    /// The daemon does not hear how long ahead somebody wants to be told of a dose.
    case unprepared
    /// What falls due together is told one by one.
    case scattered
    /// The daemon does not hear of the hours in which somebody wants to hear little.
    case loud
    /// The daemon does not hear that a medicine is on hold.
    case heedless
    /// It hears of that, and not that the medicine is taken again.
    case dormant
}
