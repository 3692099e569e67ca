import DoseInterface

/// A failure as sentences, with what to do next.
package struct FailureText: Sendable {
    private let failure: DoseFailure

    /// The sentences for a failure.
    package init(_ failure: DoseFailure) {
        self.failure = failure
    }

    /// Writes the sentences.
    ///
    /// - Returns: whether this is the answer to the question (for standard output) and not a
    ///   message beside it. A start that checks hold is an answer.
    package func tell(on page: inout Page) -> Bool {
        switch failure {
        case .refused(let refusal):
            if let held = refusal.decoded(as: StartHeld.self) {
                held.tell(on: &page)
                return true
            }
            tell(refusal, on: &page)
        case .usage(let message):
            // An example keeps its own line.
            for (index, line) in message.split(
                separator: "\n", omittingEmptySubsequences: false
            ).enumerated() {
                let words = (index == 0 ? "dose: " : "") + line
                if words.hasPrefix(" ") { page.verbatim(words) } else { page.say(words) }
            }
        case .outcomeUnknown(let requestID):
            sayFirst(on: &page)
            Self.tellRepeat(requestID, on: &page)
        case .notReachable(_, .nobodyListens):
            sayFirst(on: &page)
            page.verbatim("Start it:  systemctl --user start dosed.socket", indent: 2)
            page.verbatim("or, in a terminal:  dosed", indent: 2)
        case .notAllowed:
            sayFirst(on: &page)
            page.say("The socket belongs to another user. See: ls -l", indent: 2)
        default: sayFirst(on: &page)
        }
        return false
    }

    private func sayFirst(on page: inout Page) {
        page.say("dose: " + FailureSentence.of(failure))
    }

    private func tell(_ refusal: Refusal, on page: inout Page) {
        if let error = refusal.decoded(as: CannotRead.self) {
            error.tell(on: &page)
            return
        }
        sayFirst(on: &page)
        if refusal.name == NotListed.name {
            page.say("Keep the name as you wrote it: add --as-written", indent: 2)
        } else if let error = refusal.decoded(as: NotFound.self) {
            Self.suggest(error.suggestions.filter { !error.message.contains($0) }, on: &page)
            if error.what == "prescription" {
                page.say("All names: dose list --all", indent: 2)
            }
        } else if let error = refusal.decoded(as: StartsInPast.self) {
            tell(error, on: &page)
        } else if let error = refusal.decoded(as: OutcomeUnknown.self) {
            Self.tellRepeat(error.requestId, on: &page)
        }
    }

    private func tell(_ error: StartsInPast, on page: inout Page) {
        page.say("Already on treatment?  add --since \(error.first.date)", indent: 2)
        page.say("Not yet begun?  write a first date that is still to come", indent: 2)
    }

    private static func tellRepeat(_ requestID: String, on page: inout Page) {
        page.say("It is safe to repeat the same command with this added:", indent: 2)
        page.verbatim("--request-id \(requestID)", indent: 4)
        page.say("Recorded or not, it will then be there once.", indent: 2)
    }

    fileprivate static func suggest(_ suggestions: [String], on page: inout Page) {
        guard !suggestions.isEmpty else { return }
        page.say("Did you mean \(suggestions.joined(separator: ", "))?", indent: 2)
    }
}

extension CannotRead {
    /// The text with carets under the word, what is wrong with it and what may have been meant.
    fileprivate func tell(on page: inout Page) {
        page.say("dose: cannot read this \(subject)")
        // Carets say nothing to the ear; in a file they stand where they should.
        if page.style.plainness == .asked {
            page.say(text)
        } else {
            let caret = CaretText(text: text, offset: offset, length: length)
            for row in caret.rows(cells: page.style.width - 2) { page.verbatim(row, indent: 2) }
        }
        var sentence = Phrases.sentence(message)
        let unsaid = suggestions.filter { !message.contains($0) }
        if !unsaid.isEmpty {
            sentence +=
                " Did you mean " + unsaid.map { "\"\($0)\"" }.joined(separator: " or ") + "?"
        }
        page.say(sentence, indent: 2)
    }
}

extension StartHeld {
    /// What holds the start, why, and both ways on.
    fileprivate func tell(on page: inout Page) {
        let holding = checks.filter(\.isBlockingNow)
        page.say(
            holding.count == 1
                ? "Not started: 1 check holds the start."
                : "Not started: \(Phrases.count(holding.count, "check")) hold the start.")
        page.gap()
        page.checks(holding.isEmpty ? checks : holding)
        guard let first = holding.first else { return }
        page.gap()
        page.say("If your care team has decided to go ahead anyway:")
        let overrides = holding.dropFirst().map { " --override \($0.check)" }.joined()
        page.verbatim(
            "dose start \(prescription) --override \(first.check)\(overrides) "
                + "--reason \"…\" --decided-by \"Dr. …\"", indent: 2)
    }
}
