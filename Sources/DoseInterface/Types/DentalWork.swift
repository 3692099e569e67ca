/// Dental work and the days of its steps, as far as they are known. invasive: whether it reaches
/// the jaw bone; absent when its name does not tell. note: the person's own.
package struct DentalWork: Codable, Sendable, Equatable {
    package var what: String
    package var status: WorkStatus
    package var planned: Day?
    package var done: Day?
    package var healed: Day?
    package var invasive: Bool?
    package var note: String?

    package init(
        what: String,
        status: WorkStatus,
        planned: Day? = nil,
        done: Day? = nil,
        healed: Day? = nil,
        invasive: Bool? = nil,
        note: String? = nil
    ) {
        self.what = what
        self.status = status
        self.planned = planned
        self.done = done
        self.healed = healed
        self.invasive = invasive
        self.note = note
    }
}
