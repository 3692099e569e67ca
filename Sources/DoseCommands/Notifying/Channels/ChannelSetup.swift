/// A way to tell a person, as the person set it up.
package struct ChannelSetup: Sendable, Equatable {
    /// What kind of way it is, with what that kind needs.
    package enum Kind: Sendable, Equatable {
        /// The notifications of the person's desktop. Snooze puts a dose off for this long; nil for
        /// as long as the person chose for every snooze.
        case desktop(snooze: String?)
        case ntfy(Ntfy)
        /// A web address that takes a JSON object.
        case webhook(url: String, token: String?)
        case mail(Mail)
        case program(path: String, arguments: [String])
        /// Pinged while all is well; tells no reminders.
        case heartbeat(url: String, minutes: Int)
    }

    /// A topic of an ntfy server (https://docs.ntfy.sh/publish/).
    package struct Ntfy: Sendable, Equatable {
        package var url: String
        package var token: String?
        /// 1 to 5.
        package var priority: Int?
        /// Separated by commas.
        package var tags: String?
        /// As ntfy's header "Actions" wants it.
        package var actions: String?
    }

    package struct Mail: Sendable, Equatable {
        package var to: String
        package var from: String?
        /// The program that takes a message as sendmail does; nil for the first that is found.
        package var mailer: String?
    }

    /// The name under which the daemon knows it.
    package var name: String
    package var kind: Kind
    package var say = Saying.everything
    /// Whether it reaches a carer, who is told what has no answer and nothing else.
    package var isForCarer = false
    /// How long one try may take, in seconds.
    package var deadline = Self.usualDeadline

    /// Our setting.
    package static let usualDeadline = 30
    package static let longestDeadline = 3_600
    /// Our setting.
    package static let usualSnooze = "15m"
    /// Our setting.
    package static let usualHeartbeat = 10
    package static let longestHeartbeat = 1_440
    /// Channels of one person; each has a connection of its own to the daemon.
    package static let most = 16
    package static let nameCharacters = 30
    package static let textCharacters = 500

    /// Whether reminders are told by it.
    package var tells: Bool {
        if case .heartbeat = kind { false } else { true }
    }

    /// The word for the kind.
    package var word: ChannelWord {
        switch kind {
        case .desktop: .desktop
        case .ntfy: .ntfy
        case .webhook: .webhook
        case .mail: .mail
        case .program: .program
        case .heartbeat: .heartbeat
        }
    }
}

/// The kinds of channels, as they are typed and stored.
package enum ChannelWord: String, Sendable, CaseIterable, Codable {
    case desktop
    case ntfy
    case webhook
    case mail
    case program
    case heartbeat
}

/// How much a notification says.
package enum Saying: String, Sendable, CaseIterable, Codable {
    /// The medicine, the amount and when it was due.
    case everything
    /// The medicine's name alone.
    case medicine
    /// Only that it is time for one.
    case nothingPersonal = "nothing-personal"
}

/// Whom a channel reaches.
package enum Audience: String, Sendable, CaseIterable, Codable {
    case me
    case carer
}

/// Why the channels of a person cannot be read or changed.
package struct ChannelsFault: Error, Sendable, Equatable {
    package let exit: DoseExit
    /// Sentences that say where it is and what would be right.
    package let message: String

    package init(_ exit: DoseExit, _ message: String) {
        self.exit = exit
        self.message = message
    }
}
