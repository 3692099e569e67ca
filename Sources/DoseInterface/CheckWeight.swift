/// What an open check means for a start or a dose, on every screen and paper: our rule, and no
/// label's. How much each check matters is a setting of the person.
package enum CheckWeight: Sendable {
    /// It holds something or would, or a value is known to be wrong.
    case open
    /// It holds nothing and is worth asking about.
    case ask
    /// It is worth knowing.
    case note

    /// nil for a check that is not open.
    package init?(isHolding: Bool, state: CheckState, severity: CheckSeverity) {
        guard state.isOpen else { return nil }
        switch severity {
        case .block: self = isHolding ? .open : .ask
        case .warn: self = isHolding && state == .outOfRange ? .open : .ask
        case .info: self = .note
        }
    }
}

extension CheckState {
    /// Whether something is still to be done.
    package var isOpen: Bool {
        switch self {
        case .missing, .stale, .outOfRange, .open: true
        case .ok, .notApplicable, .overridden, .notYet, .note: false
        }
    }
}

extension CheckItem {
    /// What it means while it is open; nil if it is not.
    package var weight: CheckWeight? {
        CheckWeight(
            isHolding: holds != nil, state: state,
            severity: severity ?? (blocking ? .block : .warn))
    }
}
