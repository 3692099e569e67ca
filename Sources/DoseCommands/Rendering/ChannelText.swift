import DoseInterface

/// A channel as it is shown: without what is secret.
package struct ChannelRow: Encodable, Sendable, Equatable {
    var name: String
    var kind: ChannelWord
    var place: String?
    var say: Saying?
    var `for`: Audience?
    var hasToken: Bool?

    init(_ channel: ChannelSetup) {
        name = channel.name
        kind = channel.word
        say = channel.tells ? channel.say : nil
        `for` = channel.isForCarer ? .carer : nil
        switch channel.kind {
        case .desktop: break
        case .ntfy(let ntfy):
            place = ntfy.url
            hasToken = ntfy.token != nil
        case .webhook(let url, let token):
            place = url
            hasToken = token != nil
        case .mail(let mail): place = mail.to
        case .program(let path, let arguments):
            place = ([path] + arguments).joined(separator: " ")
        case .heartbeat(let url, let minutes): place = "\(url), every \(minutes) min"
        }
    }

    fileprivate var words: String {
        [name, kind.rawValue, place, self.for.map { "for a \($0.rawValue)" }].compactMap(\.self)
            .joined(separator: " ")
    }
}

struct ChannelRows: Tellable {
    let rows: [ChannelRow]

    func tell(on page: inout Page) {
        guard !rows.isEmpty else {
            page.say("No channel is set up. Begin with: dose notify add desk desktop")
            return
        }
        var table = Table(headings: ["NAME", "KIND", "WHERE", "SAYS"], wrapping: 2)
        for row in rows {
            table.row(
                .init(row.name), .init(row.kind.rawValue), .init(row.place ?? ""),
                .init(
                    (row.say?.rawValue ?? "nothing") + (row.for == .carer ? ", to a carer" : "")))
        }
        table.write(on: &page)
    }
}

struct ChannelAdded: Tellable, Encodable {
    let channel: ChannelRow

    func tell(on page: inout Page) {
        page.say("Added: \(channel.words)")
        page.say("See whether it works: dose test-reminder \(channel.name)")
    }
}

struct ChannelRemoved: Tellable, Encodable {
    let channel: ChannelRow

    func tell(on page: inout Page) {
        page.say("Removed: \(channel.words)")
        page.say("dose undo does not bring it back. Set it up anew: dose notify add", indent: 2)
    }
}
