package import DoseInterface

/// What `dose preview --json` prints.
package struct PreviewReport: Encodable, Sendable {
    package var words: String
    package var canonical: String
    /// RFC 3339 with offset.
    package var occurrences: [String]
    package var medicine: String?
    package var dose: String?
    package var remarks: [Remark]?
    package var route: String?
    package var indication: String?
    package var instruction: String?

    package init(_ reply: PreviewSchedule.Reply) {
        words = reply.words
        canonical = reply.canonical
        occurrences = reply.occurrences.map(\.at)
        medicine = reply.medicine
        dose = reply.dose
        remarks = reply.remarks
        route = reply.route
        indication = reply.indication
        instruction = reply.instruction
    }
}

extension PreviewSchedule.Reply: Tellable {
    package func tell(on page: inout Page) {
        let zone = occurrences.first.map { ", zone \($0.zone)" } ?? ""
        let order = [medicine, dose].compactMap(\.self).joined(separator: " ")
        page.say(Phrases.capitalized(order.isEmpty ? words : "\(order): \(words)") + zone)
        for line in [route, indication.map { "for \($0)" }, instruction].compactMap(\.self) {
            page.say(line, indent: 2)
        }
        page.plan(occurrences, canonical: canonical)
        if occurrences.isEmpty { page.say("This has no planned times.", indent: 2) }
        page.remarks(remarks ?? [])
        page.say("Nothing was stored.")
    }
}

extension Page {
    /// The next doses of a schedule, and the form in which it is kept.
    mutating func plan(_ occurrences: [Moment], canonical: String) {
        moments(occurrences)
        say("kept as: \(canonical)", indent: 2)
    }
}
