package import ArgumentParser
import Glibc

/// `dose notify add NAME KIND [WHERE...]`
package struct NotifyAddCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a channel.",
        discussion: """
            dose notify add desk desktop
            dose notify add phone ntfy https://ntfy.sh/a-name-nobody-guesses --priority 4
            dose notify add hook webhook https://example.org/hook --token -
            dose notify add letter mail ana@example.org --from dosed@example.org
            dose notify add mine program /usr/local/bin/tell-me -- --loud
            dose notify add son mail ben@example.org --for carer
            dose notify add watch heartbeat https://hc-ping.com/your-id --every 10

            A carer is told when a dose has had no answer for an hour (our setting; dose settings
            escalate), and nothing else.
            heartbeat is pinged while all is well, so that somebody notices when it is not.
            """)

    @Argument(help: "A name of your choice.")
    package var name: String

    @Argument(
        help: ArgumentHelp(
            "desktop, ntfy, webhook, mail, program or heartbeat.", valueName: "kind"))
    package var kind: ChannelWord

    @Argument(
        help: ArgumentHelp(
            "The address, or the program and its arguments (-- before those with a dash).",
            valueName: "where"))
    package var place: [String] = []

    @Option(help: "How much it says. Write everything, medicine or nothing-personal.")
    package var say: Saying?

    @Option(name: .customLong("for"), help: "Whom it reaches: me or carer.")
    package var audience: Audience?

    @Option(help: ArgumentHelp("How long one try may take.", valueName: "seconds"))
    package var deadline: Int?

    @Option(help: "desktop: how long Snooze puts a dose off (without: dose settings snooze).")
    package var snooze: String?

    @Option(
        help: ArgumentHelp(
            "ntfy, webhook: the access token; - reads it from standard input, so that it stays "
                + "out of your shell's history.", valueName: "token"))
    package var token: String?

    @Option(help: ArgumentHelp("ntfy: 1 (lowest) to 5.", valueName: "number"))
    package var priority: Int?

    @Option(help: "ntfy: tags, divided by commas.")
    package var tags: String?

    @Option(help: "ntfy: buttons, as its header Actions wants them.")
    package var actions: String?

    @Option(help: ArgumentHelp("mail: the sender.", valueName: "address"))
    package var from: String?

    @Option(
        help: ArgumentHelp(
            "mail: the program that sends it, called as sendmail -t (else msmtp or sendmail).",
            valueName: "path"))
    package var mailer: String?

    @Option(
        help: ArgumentHelp(
            "heartbeat: minutes between pings (our setting: 10).", valueName: "minutes"))
    package var every: Int?

    @OptionGroup package var file: ChannelsOption
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        let given: [(name: String, isGiven: Bool, kinds: [ChannelWord])] = [
            ("--say", say != nil, ChannelWord.allCases.filter { $0 != .heartbeat }),
            ("--for", audience != nil, ChannelWord.allCases.filter { $0 != .heartbeat }),
            ("--deadline", deadline != nil, ChannelWord.allCases.filter { $0 != .heartbeat }),
            ("--snooze", snooze != nil, [.desktop]), ("--token", token != nil, [.ntfy, .webhook]),
            ("--priority", priority != nil, [.ntfy]), ("--tags", tags != nil, [.ntfy]),
            ("--actions", actions != nil, [.ntfy]), ("--from", from != nil, [.mail]),
            ("--mailer", mailer != nil, [.mail]), ("--every", every != nil, [.heartbeat]),
        ]
        for option in given where option.isGiven && !option.kinds.contains(kind) {
            throw ValidationError("\(option.name) does not go with \(kind.rawValue).")
        }
        let count = place.count
        switch kind {
        case .desktop where count > 0:
            throw ValidationError("desktop takes nothing after it.")
        case .program where count == 0:
            throw ValidationError("program needs the program to run.")
        case .ntfy, .webhook, .mail, .heartbeat:
            if count != 1 {
                throw ValidationError(
                    "\(kind.rawValue) needs one address after it, as in: dose notify add --help")
            }
        default: break
        }
        try check(name, "the name", ChannelRules.fault(inName:))
        if kind == .mail {
            try check(place.first, "the address", ChannelRules.fault(inAddress:))
        } else if kind != .program {
            try check(place.first, "the address", ChannelRules.fault(inURL:))
        }
        try check(snooze, "--snooze", ChannelRules.fault(inLength:))
        try check(token, "--token", ChannelRules.fault(inWord:))
        try check(tags, "--tags", ChannelRules.fault(inWord:))
        try check(actions, "--actions", ChannelRules.fault(inText:))
        try check(from, "--from", ChannelRules.fault(inAddress:))
        try check(deadline, "--deadline", 1...ChannelSetup.longestDeadline)
        try check(priority, "--priority", 1...5)
        try check(every, "--every", 1...ChannelSetup.longestHeartbeat)
    }

    package func perform(in context: CommandContext) async throws {
        let variable = context.surroundings.variable
        let token = try token.map { try $0 == "-" ? Self.readToken() : $0 }
        let first = place.first ?? ""
        let kind: ChannelSetup.Kind =
            switch kind {
            case .desktop: .desktop(snooze: snooze)
            case .ntfy:
                .ntfy(
                    .init(
                        url: first, token: token, priority: priority, tags: tags,
                        actions: actions))
            case .webhook: .webhook(url: first, token: token)
            case .mail:
                .mail(
                    .init(
                        to: first, from: from,
                        mailer: try mailer.map { try Self.whole($0, variable) }))
            case .program:
                .program(
                    path: try Self.whole(first, variable), arguments: Array(place.dropFirst()))
            case .heartbeat: .heartbeat(url: first, minutes: every ?? ChannelSetup.usualHeartbeat)
            }
        let channel = ChannelSetup(
            name: name, kind: kind, say: say ?? .everything,
            isForCarer: audience == .carer, deadline: deadline ?? ChannelSetup.usualDeadline)
        let file = try file.file(context.surroundings)
        try file.change { (channels) throws(DoseFailure) in
            guard !channels.contains(where: { $0.name == name }) else {
                throw .channels(
                    .init(
                        .badInput,
                        "there is a channel \"\(name)\" already. To take it away: "
                            + "dose notify remove \(name)"))
            }
            guard channels.count < ChannelSetup.most else {
                throw .channels(
                    .init(.badInput, "\(ChannelSetup.most) channels are the most."))
            }
            channels.append(channel)
        }
        try context.output.show(ChannelAdded(channel: ChannelRow(channel)))
    }

    private func check(
        _ text: String?, _ place: String, _ rule: (String) -> String?
    ) throws {
        if let text, let words = rule(text) { throw ValidationError("\(place) \(words).") }
    }

    private func check(_ number: Int?, _ place: String, _ range: ClosedRange<Int>) throws {
        if let number, !range.contains(number) {
            throw ValidationError("\(place) takes \(range.lowerBound) to \(range.upperBound).")
        }
    }

    /// The program's whole path: the agent runs elsewhere.
    private static func whole(
        _ program: String, _ variable: (String) -> String?
    ) throws(DoseFailure) -> String {
        let found = try ProgramPath.find(program, variable: variable)
        guard let resolved = realpath(found, nil) else {
            throw .cannotRun(program: program, reason: String(cString: strerror(errno)))
        }
        defer { free(resolved) }
        // A link stays one: what it points to may change with an update.
        return found.hasPrefix("/") ? found : String(cString: resolved)
    }

    private static func readToken() throws(DoseFailure) -> String {
        let token = readLine() ?? ""
        if let words = ChannelRules.fault(inWord: token) {
            throw .channels(.init(.badInput, "the token \(words)."))
        }
        return token
    }
}

extension ChannelWord: ExpressibleByArgument {}
extension Saying: ExpressibleByArgument {}
extension Audience: ExpressibleByArgument {}
