import DoseInterface

/// The words that dosed knows for a place in a command line. Without a daemon that answers soon
/// there are none: a shell that completes shows no errors.
struct LiveWords: Sendable {
    /// What was typed, with the program's name.
    private let words: [String]
    /// Which of them is to be completed; the program is the first.
    private let index: Int
    private let client: DaemonClient

    /// - Parameter words: the command line.
    init(words: [String], index: Int, surroundings: Surroundings) {
        self.words = words
        self.index = index
        var patience = DaemonClient.Patience()
        patience.replySeconds = 1
        patience.pauses = []
        let address = SocketAddress.choose(
            option: Self.value(of: "--socket", in: words), variable: surroundings.variable,
            userID: surroundings.userID, exists: surroundings.exists)
        client = DaemonClient(
            address: address, patience: patience,
            person: Self.value(of: "--person", in: words) ?? surroundings.person)
    }

    /// Those that begin with what was typed, in their order and each once.
    func fitting(_ word: LiveWord, typed: String) -> [String] {
        var seen: Set<String> = []
        return ((try? known(word)) ?? []).filter { known in
            Self.isPlain(known) && known.lowercased().hasPrefix(typed.lowercased())
                && seen.insert(known).inserted
        }
    }

    private func known(_ word: LiveWord) throws(DoseFailure) -> [String] {
        switch word {
        case .prescription: try prescriptions()
        case .prescriptionOrAll: try prescriptions() + [TakeAll.word]
        case .prescriptionOrDrug: try prescriptions() + drugs()
        case .drug: try drugs()
        case .drugToAdd: index == 2 ? try drugs() : []
        case .check: try checks()
        case .lab: try labWords()
        case .person: try client.ask(ListPeople.self, .init()).people.map(\.name)
        case .setting: try client.ask(GetSettings.self, .init()).settings.map(\.name)
        case .page: try client.ask(Learn.self, .init()).topics.map(\.name)
        case .question:
            try client.ask(ListFollowUps.self, .init()).followUps.map(\.id)
        }
    }

    private func prescriptions() throws(DoseFailure) -> [String] {
        try client.ask(ListPrescriptions.self, .init()).prescriptions.map(\.name)
    }

    private func drugs() throws(DoseFailure) -> [String] {
        try client.ask(ListDrugs.self, .init()).drugs.flatMap { [$0.id] + $0.brands }
    }

    private func labs() throws(DoseFailure) -> [LabName] {
        try client.ask(ListLabs.self, .init()).labs
    }

    /// The tests; behind a number the units of its test.
    private func labWords() throws(DoseFailure) -> [String] {
        let typed = LabWords(Array(words.dropFirst(2)))
        let labs = try labs()
        guard typed.value != nil else { return labs.map(\.name) }
        return labs.first { $0.name == typed.name }?.units ?? []
    }

    /// The checks of the prescription that was named, or of all.
    private func checks() throws(DoseFailure) -> [String] {
        let name = words.dropFirst(2).first { !$0.hasPrefix("-") }
        let reports: [ReadinessReport]
        do {
            reports = try client.ask(CheckReadiness.self, .init(name: name)).reports
        } catch {
            reports = try client.ask(CheckReadiness.self, .init()).reports
        }
        return reports.flatMap(\.checks).map(\.check)
    }

    private static func value(of option: String, in words: [String]) -> String? {
        guard let index = words.firstIndex(of: option), index + 1 < words.count else {
            return words.first { $0.hasPrefix(option + "=") }
                .map { String($0.dropFirst(option.count + 1)) }
        }
        return words[index + 1]
    }

    /// Whether shells take the word as it is: zsh reads a colon as the end of it.
    private static func isPlain(_ word: String) -> Bool {
        !word.isEmpty && word == Sanitizer.line(word)
            && !word.contains { ":'\"\\`$".contains($0) }
    }
}
