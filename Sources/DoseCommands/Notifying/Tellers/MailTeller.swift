import FoundationEssentials

/// E-mail, by a program that takes a message on standard input as sendmail does.
struct MailTeller: Teller {
    /// Where a mailer is looked for, in this order, when none is named.
    static let mailers = ["msmtp", "sendmail", "/usr/sbin/sendmail"]
    private static let printedBytes = 4_096
    /// The longest text that one encoded word can hold in Base64, in bytes (RFC 2047, section 2).
    private static let wordBytes = 45

    let mail: ChannelSetup.Mail
    let mailer: String
    let deadline: Duration

    func tell(_ message: ReminderMessage) async -> Verdict {
        let program = ChildProgram(path: mailer, arguments: ["-t", "-oi"], deadline: deadline)
        let (ending, printed) = await program.run(
            input: letter(for: message), printing: .kept(Self.printedBytes))
        return ending.verdict { code in
            let line = printed.split(separator: "\n").first ?? ""
            return line.isEmpty ? "exit \(code)" : "exit \(code): \(line)"
        }
    }

    /// The message (RFC 5322). A repeat has the same Message-ID, so most mailboxes show it once.
    func letter(for message: ReminderMessage) -> String {
        var lines = ["To: \(mail.to)"]
        if let from = mail.from { lines.append("From: \(from)") }
        lines += [
            "Subject: \(Self.header(message.title))", "Message-ID: <\(message.id)@dosed.invalid>",
            // So that nobody's "I am away" comes back (RFC 3834).
            "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: base64", "",
        ]
        let text = message.text.isEmpty ? message.title : message.text
        let encoded = Data((text + "\n").utf8).base64EncodedString(
            options: [.lineLength76Characters, .endLineWithLineFeed])
        return (lines + [encoded, ""]).joined(separator: "\n")
    }

    /// A header's text: as it is when it is plain, else in encoded words (RFC 2047).
    private static func header(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), text.utf8.count < 900 {
            return text
        }
        var words: [String] = [""]
        for character in text.unicodeScalars {
            let last = words.count - 1
            if words[last].utf8.count + String(character).utf8.count > wordBytes {
                words.append(String(character))
            } else {
                words[last].unicodeScalars.append(character)
            }
        }
        return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }
            .joined(separator: "\n ")
    }
}
