/// What was looked at, how it stands and what to do about it.
package struct Finding: Encodable, Sendable, Equatable {
    package enum State: String, Encodable, Sendable {
        case ok
        /// Worth knowing; nothing is lost by it.
        case note
        case problem
    }

    /// Names what was looked at: `clock`, `disk` …
    package let check: String
    package let state: State
    package let sentence: String
    /// What helps, when it is not a command alone.
    package let remedy: String?
    /// What to type, as it is.
    package let command: String?

    init(
        _ check: Check, _ state: State, _ sentence: String, remedy: String? = nil,
        command: String? = nil
    ) {
        self.check = check.rawValue
        self.state = state
        self.sentence = sentence
        self.remedy = remedy
        self.command = command
    }

    /// What is looked at, in this order.
    enum Check: String, CaseIterable {
        case service
        case version
        case socket
        case folder
        case data
        case clock
        case zones
        case units
        case linger
        case channels
        case desktop
        case backups
        case verify
        case disk
    }
}

/// The answer of `dose doctor`.
struct Examination: Encodable, Sendable {
    let findings: [Finding]
    let problems: Int

    init(_ findings: [Finding]) {
        self.findings = findings
        problems = findings.count { $0.state == .problem }
    }
}

extension Examination: Tellable {
    func tell(on page: inout Page) {
        for finding in findings {
            let look: Look =
                switch finding.state {
                case .ok: .good
                case .note: .attention
                case .problem: .alarm
                }
            let word = finding.state == .ok ? "ok" : finding.state.rawValue.uppercased()
            let check = finding.check + String(repeating: " ", count: 10 - finding.check.count)
            page.say(check + finding.sentence, lead: Lead(word, look, cells: 9))
            if let remedy = finding.remedy { page.say(remedy, indent: 19) }
            guard let command = finding.command else { continue }
            page.verbatim((finding.remedy == nil ? "Type: " : "") + command, indent: 19)
        }
        page.gap()
        page.say(
            problems == 0
                ? "Nothing is wrong." : problems == 1 ? "1 problem." : "\(problems) problems.")
    }
}
