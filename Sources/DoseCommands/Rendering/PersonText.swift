package import DoseInterface

/// The answer of `dose person list`.
package struct PersonList: Tellable {
    /// In the order of the daemon.
    package var people: [Person]

    package func tell(on page: inout Page) {
        var table = Table(headings: ["NAME", "", "HOME", "BORN", "SEX"], wrapping: 0)
        for person in people {
            table.row(
                .init(person.name), .init(person.isDefault && people.count > 1 ? "default" : ""),
                .init(person.zone), .init(person.bornWords ?? "-"),
                .init(person.sex?.rawValue ?? "-"))
        }
        table.write(on: &page)
    }
}

extension Person {
    /// `1958-04-02, 68 years`.
    fileprivate var bornWords: String? {
        birth.map { birth in years.map { "\(birth), \(Phrases.count($0, "year"))" } ?? birth }
    }

    /// `Ana, born 1958-04-02, 68 years, female, home zone Europe/Lisbon`.
    fileprivate var words: String {
        [name, bornWords.map { "born \($0)" }, sex?.rawValue, "home zone \(zone)"]
            .compactMap(\.self).joined(separator: ", ")
    }
}

extension AddPerson.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say("Added: \(added.words).")
        page.remarks(remarks)
        page.verbatim("A first medicine: dose add … --person \(added.name.asOneWord)", indent: 2)
        page.verbatim("Wrong? dose undo")
    }
}

extension ChangePerson.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say("On record: \(changed.words).")
        page.remarks(remarks)
    }
}

extension ChooseDefaultPerson.Reply: Tellable {
    package func tell(on page: inout Page) {
        guard before != chosen.name else {
            page.say("\(chosen.name) is meant already when nobody is named.")
            return
        }
        page.say("From now on \(chosen.name) is meant when nobody is named, not \(before).")
        page.verbatim("Wrong? dose undo")
    }
}

extension String {
    /// In quotes where a shell would see several words.
    var asOneWord: String {
        contains { $0 == " " || $0 == "'" } ? "\"\(self)\"" : self
    }
}
