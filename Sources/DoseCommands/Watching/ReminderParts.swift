import DoseInterface

/// A reminder that may hold several that are told together.
extension Reminder {
    /// Whether it is about doses that were due and can be answered.
    var asksForAnswer: Bool { subject == .dose && kind == .due }

    /// The number by which it and what is left of it are known: that of the first of those that
    /// fell due together.
    var mainNumber: Int { group ?? number }

    /// The numbers under which the daemon knows what it holds.
    var numbers: [Int] { members?.map(\.number) ?? [number] }

    /// Names the doses that it is about; a later reminder of one of them takes its place.
    var doses: Set<String> {
        guard subject == .dose else { return [] }
        let parts = members?.map { ($0.prescription, $0.slot) } ?? [(prescription, slot)]
        return Set(parts.map { "\(person ?? "") \($0.0 ?? "") \($0.1 ?? "")" })
    }

    /// Each of those that it holds by itself.
    var parts: [Reminder] {
        guard let members else { return [self] }
        return members.map { member in
            var part = self
            part.members = nil
            part.number = member.number
            part.subject = member.subject
            part.prescription = member.prescription
            part.slot = member.slot
            part.title = member.title
            part.detail = member.detail
            part.due = member.due
            part.sequence = member.sequence
            part.command = member.command
            return part
        }
    }

    /// The reminder with those alone that still wait; nil when none does.
    func keeping(_ waiting: Set<Int>) -> Reminder? {
        let left = parts.filter { waiting.contains($0.number) }
        guard let members, var only = left.first else { return left.first }
        guard left.count == 1 else {
            var kept = self
            kept.members = members.filter { waiting.contains($0.number) }
            return kept
        }
        if !detail.isEmpty { only.detail = "\(detail) \(only.detail)" }
        return only
    }
}
