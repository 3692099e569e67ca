import DoseInterface
import DoseStore
import Formulary
import Regimen

struct GetSettingsHandler: Handler {
    typealias Method = GetSettings

    func answer(_ request: GetSettings.Request, in scene: Scene) throws -> GetSettings.Reply {
        let settings = try scene.settings()
        return GetSettings.Reply(
            settings: SettingName.allCases.map { scene.describe($0, in: settings) }
                + CheckChoice.all(in: scene.formulary).map {
                    $0.describe(chosen: settings.own($0.name))
                }
                + UnitChoice.all(in: scene.formulary).map {
                    $0.describe(in: settings, scene.formulary)
                })
    }
}

struct ChangeSettingHandler: WriteHandler {
    typealias Method = ChangeSetting

    func answer(
        _ request: ChangeSetting.Request, in scene: Scene
    ) throws -> ChangeSetting.Reply {
        let settings = try scene.settings()
        let typed = try scene.checked(request.value, "value", limit: Limits.nameCharacters)
        let (typedName, text) = scene.withWholeName(request.name, typed)
        if let choice = scene.checkChoice(named: typedName) {
            return try scene.change(
                choice, to: try text.map(choice.read), in: settings, request: request.requestId)
        }
        if let choice = scene.unitChoice(named: typedName) {
            return try scene.change(
                choice, to: try text.map(choice.read), in: settings, request: request.requestId)
        }
        let name = try scene.settingName(typedName)
        let value = try text.map { try scene.read($0, as: name) }
        if name == .homeZone { return try scene.moveHome(to: value, request.requestId) }
        let changed = settings.with(name, value)
        guard changed.habits != nil else {
            throw Invalid(parameter: "value", message: Sentences.habitsDoNotFit)
        }
        guard value != settings.own(name) else {
            return ChangeSetting.Reply(
                setting: scene.describe(name, in: settings), changed: false, remarks: [])
        }
        let setting = scene.describe(name, in: changed)
        let event = try scene.log(
            .settingChanged, EventDetail("\(name.rawValue): \(setting.words)"),
            request: request.requestId)
        try scene.transaction.set(name.rawValue, to: value, of: scene.person, event: event)
        try scene.apply(name)
        return ChangeSetting.Reply(
            setting: setting, changed: true,
            remarks: [scene.remark(name.effect)]
                + (name == .units ? scene.remarksOnOwnUnits(in: changed) : [])
                + (name == .country ? scene.remarksOnRegion(in: changed) : []))
    }
}

extension Scene {
    fileprivate func remarksOnOwnUnits(in settings: Settings) -> [Remark] {
        testsWithOwnUnit(in: settings).map {
            remark(Sentences.keepsOwnUnit($0.analyte.name, $0.name))
        }
    }

    /// The region is a setting of its own: sources stay those of the US for who lives elsewhere.
    fileprivate func remarksOnRegion(in settings: Settings) -> [Remark] {
        guard let country = settings.own(.country),
            Settings.countriesOfUS.contains(country) != (settings.region == .us),
            let other = Settings.regions.first(where: { $0 != settings.region })
        else { return [] }
        return [
            remark(Sentences.regionStays(settings.region.rawValue, other: other.rawValue))
        ]
    }

    /// "quiet hours 21:30 to 08:00": words before the value that make the name of a setting are a
    /// part of it, as long as there is a value left.
    fileprivate func withWholeName(
        _ name: String, _ value: String?
    ) -> (name: String, value: String?) {
        let words = (value ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
        let known = Set(settingNames)
        // What is a name by itself has a value: "ask-late-injection 3 days" is not its third step.
        guard words.count > 1, !known.contains(name.lowercased()) else { return (name, value) }
        for count in (1..<words.count).reversed() {
            let whole = ([name] + words.prefix(count)).joined(separator: "-").lowercased()
            guard known.contains(whole) else { continue }
            let rest = words.dropFirst(count).joined(separator: " ")
            return (whole, rest == "default" ? nil : rest)
        }
        return (name, value)
    }

    /// Every name of a setting.
    private var settingNames: [String] {
        SettingName.allCases.map(\.rawValue) + CheckChoice.all(in: formulary).map(\.name)
            + UnitChoice.all(in: formulary).map(\.name)
    }

    fileprivate func settingName(_ text: String) throws -> SettingName {
        let text: String = try checked(text, "name", limit: Limits.nameCharacters)
        if let name = SettingName(rawValue: text.lowercased()) { return name }
        let all = SettingName.allCases.map(\.rawValue)
        let near = NearNames.likely(text, among: settingNames + ["checks"])
        throw NotFound(
            what: "setting", name: text, suggestions: near,
            message: Sentences.notFound("setting", text)
                + (near.isEmpty
                    ? " There are: \(all.joined(separator: ", "))." : Sentences.didYouMean(near)))
    }

    func describe(_ name: SettingName, in settings: Settings) -> Setting {
        let shown = settings.shown(name, home: home, formulary)
        return Setting(
            name: name.rawValue, value: shown.value,
            ours: name != .homeZone && settings.own(name) == nil, meaning: name.meaning,
            words: shown.words)
    }

    /// What is to come follows a setting that was changed; texts are read by it later anyway.
    fileprivate func apply(_ name: SettingName) throws {
        switch name.valueKind {
        case .zone, .hours, .clock, .units, .country, .region, .followUps, .nagging, .delay,
            .saying, .snooze, .onTime:
            break
        case .lateWindow: try setLateWindowsAnew()
        case .leadTimes where name == .leadDental: try planBookingLeadsAnew()
        case .leadTimes where name == .leadStock: try planStockLooksAnew()
        case .leadTimes: try planLeadsAnew()
        case .quietHours: try transaction.lookAtLeadsAgain(of: person)
        }
    }

    /// The person lives in another zone from now on: what is to come moves to its local times.
    fileprivate func moveHome(
        to zone: String?, _ request: String
    ) throws -> ChangeSetting.Reply {
        guard let zone else {
            throw Invalid(parameter: "value", message: Sentences.homeZoneHasNoDefault)
        }
        guard zone != home.name else {
            return ChangeSetting.Reply(
                setting: describe(.homeZone, in: try settings()), changed: false, remarks: [])
        }
        _ = try log(
            .homeZoneChanged, EventDetail("home-zone: \(zone)", previous: home.name),
            request: request)
        let (scene, moved) = try living(in: zone)
        return ChangeSetting.Reply(
            setting: scene.describe(.homeZone, in: try settings()), changed: true,
            remarks: [remark(Sentences.homeMoved(zone, doses: moved))])
    }

    /// The scene with another home zone, to which what is to come has moved.
    func living(in zone: String) throws -> (scene: Scene, moved: Int) {
        try transaction.setHomeZone(zone, of: person)
        var profile = profile
        profile.homeZone = zone
        let scene = try about(profile)
        return (scene, try scene.planAnew().values.reduce(0, +))
    }

    /// Takes back what a person chose.
    func takeBackSetting(
        _ event: StoreTransaction.LoggedEvent, _ detail: EventDetail, _ kind: EventKind,
        by undoing: EventID
    ) throws {
        if kind == .homeZoneChanged {
            guard let zone = detail.previous else { throw DamagedRow(what: "event.detail") }
            _ = try living(in: zone)
        } else {
            let before = try settings()
            let name = try transaction.takeBackSetting(of: event.id, by: undoing)
            try name.flatMap(SettingName.init(rawValue:)).map(apply)
            if let choice = name.flatMap(checkChoice(named:)) {
                _ = try moveQuestions(of: choice, from: before, to: settings())
            }
        }
    }
}
