import DoseInterface
import DoseStore
import Regimen

struct ConfirmClockHandler: WriteHandler {
    typealias Method = ConfirmClock

    let judge: ClockJudge

    func answer(_ request: ConfirmClock.Request, in scene: Scene) throws -> ConfirmClock.Reply {
        if scene.clockTrust == .beforeBuild {
            throw Invalid(
                parameter: "clock",
                message: scene.clockTrust.advice(clock: scene.clockWords, home: scene.home) ?? "")
        }
        _ = try scene.log(
            .clockConfirmed, EventDetail("the clock is right: \(scene.clockWords)"),
            request: request.requestId)
        let trust = try judge.verdict(ifConfirmed: scene.sense) {
            try scene.transaction.newestEvent()
        }
        return ConfirmClock.Reply(clock: scene.describe(trust))
    }

    func committed(at sense: ClockSense) { judge.confirm(sense) }
}

extension Scene {
    /// "Mon 2026-11-23 18:05".
    var clockWords: String {
        let shown = home.civil(at: now)
        let minute = CivilTime(hour: shown.time.hour, minute: shown.time.minute) ?? shown.time
        return CivilDateTime(date: shown.date, time: minute).words
    }

    func describe(_ trust: ClockTrust) -> WireClock {
        WireClock(
            now: moment(now), trusted: trust.isTrusted, words: trust.words,
            advice: trust.advice(clock: clockWords, home: home))
    }
}
