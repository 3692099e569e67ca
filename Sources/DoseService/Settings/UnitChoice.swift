import DoseInterface
import DoseStore
import Formulary

/// The unit in which results of one test are shown. It goes before the choice for all of them.
struct UnitChoice {
    private static let beginning = "unit."

    let analyte: Analyte

    /// `unit.creatinine`
    var name: String { Self.beginning + analyte.id }

    /// One for each test that is reported in several units.
    static func all(in formulary: Formulary) -> [UnitChoice] {
        formulary.analytes.filter { $0.units.count > 1 }.map(UnitChoice.init)
    }

    /// The value in the form that is stored.
    func read(_ text: String) throws -> String {
        guard let unit = analyte.unit(named: text) else {
            throw Invalid(
                parameter: "value",
                message: Sentences.notUnit(
                    text, analyte.name, analyte.units.map(\.words),
                    isCase: analyte.unitInOtherCase(text) != nil))
        }
        return unit.words
    }

    /// The unit that was chosen for this test; nil while the choice for all tests holds.
    func unit(in settings: Settings) -> AnalyteUnit? {
        settings.own(name).flatMap { analyte.unit(named: $0) }
    }

    /// As it holds, with the unit that was chosen for it, or for all tests.
    func describe(in settings: Settings, _ formulary: Formulary) -> Setting {
        let own = unit(in: settings)
        let words =
            own?.words ?? settings.unitsOfAll(formulary).unit(for: analyte)?.words
            ?? UnitPreference.asReported.text
        return Setting(
            name: name, value: words, ours: own == nil,
            meaning: "in which unit \(analyte.name) is shown", words: words,
            check: SettingName.units.rawValue)
    }
}

extension Settings {
    /// The units that were chosen for all tests. One that the table no longer knows is left out.
    func unitsOfAll(_ formulary: Formulary) -> UnitPreference {
        own(.units).flatMap { try? UnitPreference($0, formulary) } ?? .asReported
    }
}

extension Scene {
    /// A choice about the unit of one test; nil when no test has one of this name.
    func unitChoice(named text: String) -> UnitChoice? {
        let name = text.trimmingBlanks().lowercased()
        return UnitChoice.all(in: formulary).first { $0.name == name }
    }

    /// The tests whose own unit goes before the choice for all of them.
    func testsWithOwnUnit(in settings: Settings) -> [UnitChoice] {
        UnitChoice.all(in: formulary).filter { $0.unit(in: settings) != nil }
    }

    func change(
        _ choice: UnitChoice, to value: String?, in settings: Settings, request: String
    ) throws -> ChangeSetting.Reply {
        guard value != settings.own(choice.name) else {
            return ChangeSetting.Reply(
                setting: choice.describe(in: settings, formulary), changed: false, remarks: [])
        }
        let setting = choice.describe(in: settings.with(choice.name, value), formulary)
        let event = try log(
            .settingChanged, EventDetail("\(choice.name): \(setting.words)"), request: request)
        try transaction.set(choice.name, to: value, of: person, event: event)
        return ChangeSetting.Reply(
            setting: setting, changed: true, remarks: [remark(Sentences.forValuesShown)])
    }
}
