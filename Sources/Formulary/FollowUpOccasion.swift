/// When a follow-up is asked.
package enum FollowUpOccasion: Hashable, Sendable {
    /// So many hours after a dose.
    case afterDose(FollowUpMedicines, hours: Int, doses: FollowUpDoses)
    /// Every so many days while a medicine is on the list.
    case whileTaking(FollowUpMedicines, days: Int)
    /// So many days after a dose was due that was not given.
    case whenLate(FollowUpMedicines, days: Int)
    /// So many days after a medicine was stopped.
    case afterStop(FollowUpMedicines, days: Int)
    /// So many days after a dental exam that left nothing to do.
    case afterExam(days: Int)
    /// When the worst pain of a day was more than that of the day before, so many days in a row.
    case whenPainRises(days: Int)

    /// Which of them it is.
    package enum Kind: Hashable, Sendable {
        case afterDose, whileTaking, whenLate, afterStop, afterExam, whenPainRises
    }
}

extension FollowUpOccasion {
    package var kind: Kind {
        switch self {
        case .afterDose: .afterDose
        case .whileTaking: .whileTaking
        case .whenLate: .whenLate
        case .afterStop: .afterStop
        case .afterExam: .afterExam
        case .whenPainRises: .whenPainRises
        }
    }

    /// The medicines that lead to it; nil where an exam or pain does.
    package var medicines: FollowUpMedicines? {
        switch self {
        case .afterDose(let medicines, _, _), .whileTaking(let medicines, _),
            .whenLate(let medicines, _), .afterStop(let medicines, _):
            medicines
        case .afterExam, .whenPainRises: nil
        }
    }

    /// Whether each medicine has a question of its own, as it is counted from a dose of it.
    package var isOfOneMedicine: Bool { kind == .afterDose || kind == .whenLate }

    /// Whether it is asked also when the medicine was stopped since: what it asks about comes from
    /// the dose that was given.
    package var outlastsStop: Bool {
        guard case .afterDose(_, _, let doses) = self else { return false }
        return doses.outlastStop
    }
}

/// After which doses of a medicine a question is asked.
package struct FollowUpDoses: Hashable, Sendable {
    /// No question names more first doses than this, so that nobody has to count further.
    package static let mostFirst = 100

    /// After so many first ones; nil for each.
    package let first: Int?
    /// Whether those after the amount went up count as first ones again.
    package let afterIncrease: Bool
    /// Whether it is asked after the next one too when its last answer was the alarm.
    package let afterAlarm: Bool
    /// After each one while the clearance is below this (mL/min); nil where it does not matter.
    package let clearanceBelow: String?
    /// Whether what is asked about comes also when none follows.
    package let outlastStop: Bool
    /// Only after those of a medicine that is taken as needed.
    package let asNeeded: Bool
}

/// Medicines by id or by class.
package struct FollowUpMedicines: Hashable, Sendable {
    let ids: Set<String>
    let classes: Set<DrugClass>
    /// Only this product of them; nil for all.
    let product: String?
    /// All but this product of them; nil for none.
    let otherThan: String?

    /// Whether a medicine is one of them.
    ///
    /// - Parameter product: the one that was ordered; nil when that is not known.
    package func contains(_ drug: Drug, product ordered: String? = nil) -> Bool {
        guard ids.contains(drug.id) || classes.contains(drug.drugClass) else { return false }
        if let product { return ordered == product }
        return otherThan == nil || ordered != otherThan
    }
}
