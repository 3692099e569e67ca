import DoseInterface

/// How `dose` ends: the one table of exit codes, the same for text and JSON.
///
/// The numbers from 64 on are those of sysexits.h, so that scripts can rely on them.
package enum DoseExit: Int32, Sendable, CaseIterable {
    /// Done, also for an empty list.
    case done = 0
    /// A check refused it, or (for `dose demo`) an expected line did not come.
    case refusedByCheck = 1
    /// The command line was not understood.
    case usage = 64
    /// The input was understood as a command but cannot be used.
    case badInput = 65
    /// There is no such prescription or thing.
    case notFound = 66
    /// The daemon or its storage cannot serve now.
    case unavailable = 69
    /// It was done, but the answer could not be written.
    case outputFailed = 74
    /// It is not known whether a write was stored; it is safe to repeat with its own request id.
    case outcomeUnknown = 75
    /// The daemon does not serve this user.
    case notPermitted = 77

    /// The code for a refusal by the daemon, by the error's full name. Names that this version does
    /// not know end as `unavailable`: the two programs do not fit together.
    package init(refusalNamed name: String) {
        self =
            switch name {
            case StartHeld.name: .refusedByCheck
            case CannotRead.name, StartsInPast.name, NotListed.name, Ambiguous.name, Invalid.name,
                WrongState.name, NothingDue.name, NothingToUndo.name, TooLarge.name,
                RequestReused.name, FrameTooLarge.name, FileRefused.name, ChannelInUse.name,
                StandardRefusal.invalidParameter:
                .badInput
            case NotFound.name: .notFound
            case OutcomeUnknown.name: .outcomeUnknown
            case StandardRefusal.permissionDenied: .notPermitted
            default: .unavailable
            }
    }
}

extension DoseExit {
    /// What the code says, for the manual page.
    package var meaning: String {
        switch self {
        case .done: "Done, also when a list is empty."
        case .refusedByCheck: "Held by a check, or a test that was asked for did not pass."
        case .usage: "The command line was not understood."
        case .badInput: "What was typed cannot be used as it is."
        case .notFound: "There is no such prescription or thing."
        case .unavailable: "dosed or its data cannot be reached."
        case .outputFailed: "It was done, but the answer could not be written."
        case .outcomeUnknown:
            "Not known whether it was stored. Repeat it with the --request-id that dose names."
        case .notPermitted: "dosed does not serve this user."
        }
    }
}
