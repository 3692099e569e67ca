import DoseInterface
import DoseStore
import Regimen

struct ListUseHandler: PageHandler {
    typealias Method = ListUse

    typealias Place = CountedList<UseDay>

    private static let usualDays = 14

    func page(
        _ request: ListUse.Request, from place: Place?, in scene: Scene
    ) throws -> (reply: ListUse.Reply, next: Place?) {
        let counted = try place ?? count(request, in: scene)
        let (days, next) = counted.part()
        let reply = ListUse.Reply(
            from: scene.day(counted.days.lowerBound), until: scene.day(counted.days.upperBound),
            days: days)
        return (reply, next)
    }

    private func count(_ request: ListUse.Request, in scene: Scene) throws -> Place {
        let days = try scene.countedDays(request, usual: Self.usualDays)
        let named = try scene.historyOf(request)
        var totals: [CivilDate: [PrescriptionID: UseTotal]] = [:]
        var used: Set<PrescriptionID> = []
        try scene.transaction.unplannedIntakes(
            of: scene.person, in: scene.historySpan(of: named, days)
        ) { intake in
            guard intake.wasAsNeeded else { return }
            let day = scene.home.civil(at: intake.at).date
            totals[day, default: [:]][intake.prescription, default: UseTotal()].add(intake.amount)
            used.insert(intake.prescription)
        }
        let list = try named.map { [$0] } ?? scene.everyPrescription()
        let shown = list.filter { used.contains($0.id) || $0.isOpen && $0.order.isAsNeeded }
        if let named, shown.isEmpty {
            throw Invalid(parameter: "name", message: Sentences.hasPlan(named.name))
        }
        let pain = try scene.transaction.painDays(of: scene.person, within: days)
        guard !shown.isEmpty || !pain.isEmpty else { return Place([], of: days) }
        let items = (0...(days.upperBound.dayNumber - days.lowerBound.dayNumber)).map { back in
            let day = days.upperBound.adding(days: -back)
            return UseDay(
                day: scene.day(day),
                medicines: shown.map { stored in
                    (totals[day]?[stored.id] ?? UseTotal()).described(of: stored)
                },
                painEntries: pain[day]?.entries ?? 0, painLow: pain[day]?.low,
                painHigh: pain[day]?.high)
        }
        return Place(items, of: days)
    }
}
