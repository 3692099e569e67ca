import DoseStore
import Regimen

/// Something about zones that the log tells.
package enum ZoneNews: Sendable, Equatable {
    /// The rules of a zone are others now, and so many doses moved.
    case rulesChanged(zone: String, moved: Int)
    /// The machine is in another zone now, and so many doses moved.
    case deviceMoved(zone: String, moved: Int)
    case trouble(sentence: String)
    case recovered(zone: String)
}

extension Tracker {
    /// The zones whose files matter.
    package var zoneNames: [String] { zones.holding.rules.keys.sorted() }

    /// What is to be thought of the clock now.
    package var clockTrust: ClockTrust {
        get async throws { try await inScene(reading: true) { $0.clockTrust } }
    }

    /// Compares the rules that hold with what the machine says now. Where they differ, what is to
    /// come is planned anew; what was due before stays as it was.
    package func lookAtZones() async throws -> [ZoneNews] {
        let findings = zones.look()
        guard findings.isNews else { return [] }
        var news: [ZoneNews] = []
        if findings.isWorthWriting {
            news = try await inScene(zones: zones.source.with(findings)) {
                try $0.follow(findings)
            }
        }
        zones.adopt(findings)
        let before = findings.before.troubles
        news += findings.troubles.filter { before[$0.key] != $0.value }
            .map { .trouble(sentence: $0.value) }
        news += before.keys.filter { findings.troubles[$0] == nil }
            .map { .recovered(zone: $0.isEmpty ? findings.device ?? "" : $0) }
        return news
    }
}

extension Scene {
    private static let page = 500

    /// Keeps what was found and plans what is to come with it.
    fileprivate func follow(_ findings: ZoneFindings) throws -> [ZoneNews] {
        for rules in findings.changed + findings.unsaved {
            try transaction.keep(zone: rules.zone.name, tzif: rules.tzif)
        }
        if let device = findings.device { try transaction.setDeviceZone(device) }
        let changed = Set((findings.changed + findings.unsaved).map(\.zone.name))
        var moved: [String: Int] = [:]
        for scene in try everyone() {
            moved.merge(try scene.planAnew(in: changed), uniquingKeysWith: +)
        }
        var news: [ZoneNews] = []
        for rules in findings.changed {
            let name = rules.zone.name
            let count = moved[name] ?? 0
            _ = try log(
                .zoneRulesChanged,
                EventDetail("the rules of \(name) changed; doses planned anew: \(count)"))
            news.append(.rulesChanged(zone: name, moved: count))
        }
        if let device = findings.device, findings.before.device != nil {
            let count = moved[device] ?? 0
            _ = try log(
                .deviceZoneChanged,
                EventDetail("this machine is in \(device); doses planned anew: \(count)"))
            news.append(.deviceMoved(zone: device, moved: count))
        }
        return news
    }

    /// Plans every dose of the person that is to come anew whose zone is another than when it was
    /// written down, or has other rules.
    ///
    /// - Returns: how many moved, by the zone that they live in now.
    @discardableResult
    func planAnew(in changed: Set<String> = []) throws -> [String: Int] {
        var moved: [String: Int] = [:]
        var last: PrescriptionID?
        while true {
            let page = try transaction.prescriptions(
                of: person, withEnded: false, after: last, limit: Self.page)
            for stored in page where !stored.order.isAsNeeded {
                // One that cannot be planned must not hold up the others.
                var count = 0
                _ = try transaction.attempt { count = try planAnew(stored, in: changed) }
                if let until = stored.hold?.until {
                    try transaction.setEnd(of: stored.id, at: home.start(of: until))
                }
                if count > 0 { moved[try zone(of: stored.order).name, default: 0] += count }
            }
            guard let end = page.last, page.count == Self.page else { return moved }
            last = end.id
        }
    }

    /// Plans what is to come of one prescription anew, where its zone changed while it was away.
    func planAnew(_ id: PrescriptionID) throws {
        guard let stored = try transaction.prescription(id), stored.isOpen,
            !stored.order.isAsNeeded
        else { return }
        _ = try transaction.attempt { _ = try planAnew(stored, in: []) }
    }

    private func planAnew(_ stored: StoredPrescription, in changed: Set<String>) throws -> Int {
        var moved = 0
        for dose in try transaction.upcomingDoses(of: stored.id).sorted(by: Self.byNumber) {
            let plan = try plan(of: dose, stored)
            guard !Self.isElapsed(plan.schedule),
                changed.contains(plan.zone.name)
                    || (dose.zone ?? stored.order.zone) != plan.zone.name
            else { continue }
            let isMoved = try natural(dose, plan.zone) != dose.dueAt
            // One that was due already and not yet told stays due from when it was.
            let changedAt = isMoved ? min(now, dose.dueAt) : dose.changedAt
            if try replan(dose, in: plan, stored, changedAt: changedAt) { moved += 1 }
        }
        return moved
    }
}
