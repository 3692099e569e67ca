import DoseInterface
import DoseStore
import Formulary

/// A number or a severity of a check, or the time of a question, which a person can choose.
struct CheckChoice {
    enum Kind {
        case number(CheckSetting)
        case severity(Severity)
    }

    static let severityEnding = "-severity"

    let name: String
    /// The check, formula or question that it belongs to.
    let owner: String
    /// What it is called.
    let title: String
    let kind: Kind
    /// Whether it is the time of a question.
    var isOfQuestion = false

    /// Every one of the drug table.
    static func all(in formulary: Formulary) -> [CheckChoice] {
        var choices: [CheckChoice] = []
        for formula in formulary.formulas.values.sorted(by: { $0.name < $1.name }) {
            choices.append(
                CheckChoice(
                    name: formula.setting.name, owner: formula.id.rawValue, title: formula.name,
                    kind: .number(formula.setting)))
        }
        for check in formulary.checks {
            choices += check.settings.map {
                CheckChoice(name: $0.name, owner: check.id, title: check.title, kind: .number($0))
            }
            choices.append(
                CheckChoice(
                    name: check.id + severityEnding, owner: check.id, title: check.title,
                    kind: .severity(check.severity)))
        }
        for followUp in formulary.followUps {
            choices += followUp.settings.map {
                CheckChoice(
                    name: $0.name, owner: followUp.id, title: followUp.title, kind: .number($0),
                    isOfQuestion: true)
            }
        }
        return choices
    }

    /// The value in the form that is stored.
    func read(_ text: String) throws -> String {
        let typed = text.trimmingBlanks().lowercased()
        switch kind {
        case .severity:
            guard Severity(rawValue: typed) != nil else {
                throw Invalid(parameter: "value", message: Sentences.severityWords)
            }
            return typed
        case .number(let setting):
            guard let number = Self.number(typed, in: setting.unit),
                CheckSetting.range.contains(number)
            else {
                throw Invalid(
                    parameter: "value", message: Sentences.numberWords(Self.units(setting.unit)))
            }
            return "\(number)"
        }
    }

    /// A length in the unit of a setting: "14", "14 days", "2 weeks"; nil for anything else.
    private static func number(_ typed: String, in unit: String) -> Int? {
        let digits = typed.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), CheckSetting.range.contains(count) else { return nil }
        let word = String(typed.dropFirst(digits.count)).trimmingBlanks()
        if word.isEmpty { return count }
        let length = units(unit).first { $0.names.contains(word) }
        return length.map { count * $0.length }
    }

    /// The units that a setting takes, its own first, and how many of its own each one is.
    private static func units(_ ucum: String) -> [CheckUnit] {
        switch ucum {
        case "h": [.hour(1), .day(24), .week(24 * 7)]
        case "a": [.year(1)]
        default: [.day(1), .week(7), .month(30), .year(365)]
        }
    }

    /// As it holds, with the value chosen or ours.
    func describe(chosen: String?) -> Setting {
        let (value, words): (String, String) =
            switch kind {
            case .severity(let ours): (chosen ?? ours.rawValue, chosen ?? ours.rawValue)
            case .number(let setting):
                (chosen ?? "\(setting.value)", Self.words(chosen ?? "\(setting.value)", setting))
            }
        return Setting(
            name: name, value: value, ours: chosen == nil, meaning: meaning(chosen: chosen),
            words: words, check: owner)
    }

    /// What it decides, with the number that holds.
    private func meaning(chosen: String?) -> String {
        switch kind {
        case .severity: "\(title): how much it matters (block, warn or info)"
        case .number(let setting):
            "\(title): "
                + setting.words(chosen: chosen.flatMap { Int($0) })
                .replacing("your setting: ", with: "").replacing("our setting: ", with: "")
        }
    }

    /// "14 days", "1 day".
    private static func words(_ number: String, _ setting: CheckSetting) -> String {
        let name = units(setting.unit)[0].name
        return "\(number) \(name)\(number == "1" ? "" : "s")"
    }
}

extension Settings {
    static let regions: [Region] = [.us, .eu]
    /// Those where what is published in the US holds.
    static let countriesOfUS: Set<String> = ["US", "PR"]

    /// Where the person is treated; ours is the US.
    var region: Region {
        own(.region).flatMap { Region(rawValue: $0) } ?? .us
    }

    /// The number that was chosen; nil while ours holds.
    func chosen(_ setting: CheckSetting) -> Int? {
        own(setting.name).flatMap { Int($0) }
    }

    /// The number that holds: the one that was chosen, or ours.
    func number(_ setting: CheckSetting) -> Int { chosen(setting) ?? setting.value }
}

extension Scene {
    /// What holds where the person is treated comes first.
    func regionOrder() throws -> RegionOrder { RegionOrder(try settings().region) }

    /// A choice about a check; nil when no check has one of this name.
    func checkChoice(named text: String) -> CheckChoice? {
        let name = text.trimmingBlanks().lowercased()
        return CheckChoice.all(in: formulary).first { $0.name == name }
    }

    func change(
        _ choice: CheckChoice, to value: String?, in settings: Settings, request: String
    ) throws -> ChangeSetting.Reply {
        let before = choice.describe(chosen: settings.own(choice.name))
        guard value != settings.own(choice.name) else {
            return ChangeSetting.Reply(setting: before, changed: false, remarks: [])
        }
        let setting = choice.describe(chosen: value)
        let event = try log(
            .settingChanged, EventDetail("\(choice.name): \(setting.words)"),
            request: request)
        try transaction.set(choice.name, to: value, of: person, event: event)
        let moved = try moveQuestions(of: choice, from: settings, to: self.settings())
        return ChangeSetting.Reply(
            setting: setting, changed: true,
            remarks: [
                remark(choice.isOfQuestion ? Sentences.forQuestions : Sentences.forChecks)
            ] + moved.map { remark(Sentences.questionMoved(choice.title, day($0.day))) })
    }
}
