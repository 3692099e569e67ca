import DoseInterface
import StrictJSON
import Testing
import Varlink

@testable import DoseCommands

@Suite("What is told together, in a channel and on a terminal")
struct TogetherTests {
    private static func member(_ number: Int, _ name: String) -> ReminderMember {
        ReminderMember(
            number: number, subject: .dose, prescription: name, slot: "2026-11-23 20:00",
            title: "\(name) 220 mg, by mouth", detail: "Due now.", due: Samples.evening,
            sequence: 1,
            command: "dose take \(name)")
    }

    static var whole: Reminder {
        var whole = Samples.reminder(number: 7)
        whole.prescription = nil
        whole.title = "Time for your medicines"
        whole.detail = "I was off from 18:00 to 21:00. Due since then:"
        whole.command = "dose take all"
        whole.group = 7
        whole.members = [member(7, "naproxen"), member(9, "ibuprofen"), member(10, "letrozole")]
        return whole
    }

    private func message(
        _ say: Saying = .everything, _ reminder: Reminder = whole
    ) -> ReminderMessage {
        ReminderMessage(reminder, say: say, origin: "here", isRepeated: false)
    }

    @Test("a text names each with its own command, and one for all")
    func text() {
        #expect(message().title == "Time for your medicines")
        #expect(
            message().text == """
                I was off from 18:00 to 21:00. Due since then:
                naproxen 220 mg, by mouth. Due now. To answer: dose take naproxen
                ibuprofen 220 mg, by mouth. Due now. To answer: dose take ibuprofen
                letrozole 220 mg, by mouth. Due now. To answer: dose take letrozole
                To answer all: dose take all
                """)
        #expect(message(.medicine).title == "Time for naproxen, ibuprofen and letrozole")
        #expect(message(.medicine).text.isEmpty)
        #expect(message(.nothingPersonal).title == "Time for a medicine")
        #expect(message(.nothingPersonal).json["members"] == nil)
        #expect(message(.nothingPersonal).json["prescription"] == nil)
    }

    @Test("what is told ahead and what a carer is told say no more than is wanted")
    func kinds() {
        var ahead = Samples.reminder(number: 3)
        ahead.kind = .lead
        #expect(message(.medicine, ahead).title == "Coming up: naproxen")
        #expect(message(.nothingPersonal, ahead).title == "A date to keep in mind")
        var carer = Samples.reminder(number: 3)
        carer.kind = .unanswered
        #expect(message(.medicine, carer).title == "No answer: naproxen")
        #expect(
            message(.nothingPersonal, carer).title == "No answer to a reminder. Please ask.")
    }

    @Test("what was answered meanwhile is left out; a single one that is left is like any other")
    func keeping() throws {
        #expect(Self.whole.numbers == [7, 9, 10])
        #expect(Self.whole.keeping([]) == nil)
        let two = try #require(Self.whole.keeping([9, 10]))
        #expect(two.members?.map(\.number) == [9, 10])
        let one = try #require(Self.whole.keeping([9]))
        #expect(one.members == nil)
        #expect(one.number == 9)
        #expect(one.prescription == "ibuprofen")
        #expect(one.command == "dose take ibuprofen")
        #expect(one.detail == "I was off from 18:00 to 21:00. Due since then: Due now.")
        #expect(Samples.reminder(number: 4).keeping([4]) == Samples.reminder(number: 4))
        #expect(Samples.reminder(number: 4).keeping([5]) == nil)
    }

    @Test("a later reminder of one of the doses is known as one about the same")
    func same() {
        var again = Samples.reminder(number: 12, sequence: 2)
        again.slot = "2026-11-23 20:00"
        again.first = 7
        #expect(!again.doses.isDisjoint(with: Self.whole.doses))
        again.slot = "2026-11-24 20:00"
        #expect(again.doses.isDisjoint(with: Self.whole.doses))
        #expect(message(.everything, again).series != message(.everything, again).id)
        #expect(message(.everything, again).series.hasPrefix("dosed-7-"))
    }

    @Test("dose watch shows each on a line of its own")
    func line() {
        var page = Page(style: TextStyle())
        ReminderLine(reminder: Self.whole).tell(on: &page)
        let lines = page.text.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines.first?.hasSuffix("dose take all") == true)
        #expect(lines.last?.contains("letrozole 220 mg, by mouth. Due now.") == true)
        #expect(lines.last?.hasSuffix("dose take letrozole") == true)
    }

    @Test("a channel for a carer is kept as one")
    func carer() throws {
        let channel = ChannelSetup(
            name: "ben", kind: .program(path: "/bin/true", arguments: []), isForCarer: true)
        let one = String(decoding: channel.json.encoded(), as: UTF8.self)
        #expect(
            try ChannelReader.channels(in: Array(#"{"channels":[\#(one)]}"#.utf8)) == [channel])
        #expect(throws: ChannelReader.Fault.self) {
            try ChannelReader.channels(
                in: Array(
                    #"{"channels":[{"name":"a","kind":"desktop","for":"everyone"}]}"#.utf8))
        }
    }
}
