import DoseInterface

extension Reminder {
    /// What it is about: a dose, or what was missed of a prescription.
    var matter: String { "\(prescription ?? "") \(slot ?? "missed")" }

    /// The same as if it fell due alone.
    var apart: Reminder {
        var apart = self
        apart.group = number
        return apart
    }

    /// What it is about, in the model's words.
    var key: String {
        let name = prescription ?? ""
        switch kind {
        case .unanswered where slot != nil: return "\(name) \(slot ?? "") unanswered"
        case .missed, .unanswered:
            let count = detail.hasPrefix("It ") ? "1" : String(detail.prefix { $0.isNumber })
            let first = String(due.at.prefix(16).map { $0 == "T" ? " " : $0 })
            let whom = kind == .missed ? "missed" : "unheard"
            return "\(name) \(whom) \(count) from \(first)"
        case .due: return "\(name) \(slot ?? "") #\(sequence)"
        case .lead: return "\(name) \(slot ?? "") ahead #\(sequence)"
        }
    }
}
