import Foundation
import Glibc
import Testing

@Suite("one request, one record, however often it is sent")
struct RequestTests {
    private static let take = "io.dosed.RecordDose"

    @Test("the same request twice gets the same answer and leaves one record")
    func repeated() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg as needed every 6 hours max 6 a day")
            let parameters: JSON = ["requestId": "req-1", "name": "ibuprofen", "outcome": "taken"]
            let connection = try daemon.connect()
            let first = try connection.call(Self.take, parameters)
            #expect(first["error"] == nil, "\(first.text)")
            #expect(try connection.call(Self.take, parameters) == first)
            // The order of members and what is null say nothing.
            connection.send(
                message: #"{"parameters":{"slot":null,"outcome":"taken","name":"ibuprofen","#
                    + #""requestId":"req-1"},"method":"io.dosed.RecordDose"}"#)
            #expect(try connection.message() == first)
            #expect(try daemon.connect().call(Self.take, parameters) == first)
            #expect(try daemon.json("show ibuprofen")["records"]?.items.count == 1)
        }
    }

    @Test("the same id with something else is refused and changes nothing")
    func reused() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg as needed every 6 hours max 6 a day")
            let connection = try daemon.connect()
            _ = try connection.call(
                Self.take, ["requestId": "req-1", "name": "ibuprofen", "outcome": "taken"])
            for (method, parameters) in [
                (
                    Self.take,
                    [
                        "requestId": "req-1", "name": "ibuprofen", "outcome": "taken",
                        "amount": "400 mg",
                    ] as JSON
                ),
                ("io.dosed.UndoLast", ["requestId": "req-1"]),
                (
                    "io.dosed.AddPrescription",
                    ["requestId": "req-1", "text": "naproxen 220 mg at 8 am"]
                ),
            ] {
                let refused = try connection.call(method, parameters)
                #expect(refused["error"] == "io.dosed.RequestReused", "\(refused.text)")
                #expect(refused["parameters"]?["requestId"] == "req-1")
            }
            #expect(try daemon.json("show ibuprofen")["records"]?.items.count == 1)
            #expect(try daemon.json("list").items.count == 1)
        }
    }

    @Test("a repeat after kill -9 answers as the first did, for every kind of write")
    func overKill() throws {
        try withDaemon { daemon in
            let writes: [(String, JSON)] = [
                (
                    "io.dosed.AddPrescription",
                    ["requestId": "w-1", "text": "zoledronic acid 4 mg IV every 12 weeks from now"]
                ),
                (
                    "io.dosed.RecordDentalExam",
                    ["requestId": "w-2", "on": "yesterday", "outcome": "clear"]
                ),
                ("io.dosed.StartPrescription", ["requestId": "w-3", "name": "zol"]),
                (
                    "io.dosed.RecordObservation",
                    ["requestId": "w-4", "name": "creatinine", "value": "0.9", "unit": "mg/dL"]
                ),
                ("io.dosed.SnoozeDose", ["requestId": "w-5", "name": "zol", "length": "2 hours"]),
                (
                    "io.dosed.RecordDose",
                    ["requestId": "w-6", "name": "zol", "outcome": "given", "minutes": 15]
                ),
                ("io.dosed.RecordDentalWork", ["requestId": "w-7", "status": "planned"]),
                ("io.dosed.UndoLast", ["requestId": "w-8"]),
                (
                    "io.dosed.StopPrescription",
                    ["requestId": "w-9", "name": "zol", "reason": "changed"]
                ),
            ]
            var answers: [JSON] = []
            for (method, parameters) in writes {
                let answer = try daemon.connect().call(method, parameters)
                #expect(answer["error"] == nil, "\(method): \(answer.text)")
                answers.append(answer)
            }
            let state = try daemon.json("list --all").without(["relative"])
            daemon.kill()
            try daemon.start()
            for ((method, parameters), answer) in zip(writes, answers) {
                #expect(try daemon.connect().call(method, parameters) == answer, "\(method)")
            }
            #expect(try daemon.json("list --all").without(["relative"]) == state)
        }
    }

    @Test("a refused request leaves no trace: the same id may then succeed")
    func refusedIsForgotten() throws {
        try withDaemon { daemon in
            let connection = try daemon.connect()
            let parameters: JSON = ["requestId": "r-1", "name": "ibuprofen", "outcome": "taken"]
            #expect(try connection.call(Self.take, parameters)["error"] == "io.dosed.NotFound")
            _ = try daemon.json("add ibuprofen 200 mg as needed every 6 hours max 6 a day")
            #expect(try connection.call(Self.take, parameters)["error"] == nil)
        }
    }

    @Test("dose --request-id makes repeating a command safe")
    func fromTheCommandLine() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg as needed every 6 hours max 6 a day")
            let first = try daemon.json("take ibuprofen --request-id my-request-1")
            #expect(try daemon.json("take ibuprofen --request-id my-request-1") == first)
            #expect(try daemon.json("show ibuprofen")["records"]?.items.count == 1)
        }
    }

    @Test(
        "an id that is none is refused",
        arguments: ["", "a b", "ä", "x/y", String(repeating: "x", count: 65)])
    func badID(id: String) throws {
        try withDaemon { daemon in
            let refused = try daemon.connect().call("io.dosed.UndoLast", ["requestId": .string(id)])
            #expect(refused["error"] == "io.dosed.Invalid")
            #expect(refused["parameters"]?["parameter"] == "requestId")
        }
    }

    @Test("kill -9 in the middle of many writes loses none that was answered and doubles none")
    func killUnderLoad() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg as needed every 6 hours max 6 a day")
            let connection = try daemon.connect()
            var answered = 0
            // As many as `show` lists at most.
            let total = 20
            for number in 1...total {
                connection.send(Self.take, Self.intake(number))
                if number == total / 2, let pid = daemon.pid { Glibc.kill(pid, SIGKILL) }
                guard let reply = try? connection.message() else { break }
                #expect(reply["error"] == nil, "\(reply.text)")
                answered = number
            }
            #expect(answered < total)
            daemon.kill()
            try daemon.start()
            let kept = try daemon.json("show ibuprofen")["records"]?.items.count ?? 0
            #expect(kept >= answered)
            let again = try daemon.connect()
            for number in 1...total {
                #expect(try again.call(Self.take, Self.intake(number))["error"] == nil)
            }
            #expect(try daemon.json("show ibuprofen")["records"]?.items.count == total)
        }
    }

    @Test("a command whose daemon dies under it repeats itself: one record, one answer")
    func repeatsItself() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg as needed every 6 hours max 6 a day")
            let pid = try #require(daemon.pid)
            Glibc.kill(pid, SIGSTOP)
            let taking = try daemon.live("take", "ibuprofen", "--json")
            try waitForAnswerOutstanding(of: taking)
            daemon.kill()
            try daemon.start()
            #expect(try JSON(parsing: taking.line())["record"]?["outcome"] == "taken")
            #expect(try taking.waitForEnd() == .exited(0))
            #expect(try daemon.json("show ibuprofen")["records"]?.items.count == 1)
        }
    }

    @Test("when no daemon comes back the outcome is unknown (75), and how to repeat is said")
    func outcomeUnknown() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg as needed every 6 hours max 6 a day")
            let pid = try #require(daemon.pid)
            Glibc.kill(pid, SIGSTOP)
            let taking = try daemon.live("take", "ibuprofen")
            try waitForAnswerOutstanding(of: taking)
            daemon.kill()
            let advice = try taking.remark(with: "--request-id")
            #expect(try taking.waitForEnd() == .exited(75))
            let id = try #require(advice.split(separator: " ").last.map(String.init))
            try daemon.start()
            for _ in 1...2 {
                #expect(try daemon.dose("take", "ibuprofen", "--request-id", id).exit == 0)
            }
            #expect(try daemon.json("show ibuprofen")["records"]?.items.count == 1)
        }
    }

    private static func intake(_ number: Int) -> JSON {
        ["requestId": .string("load-\(number)"), "name": "ibuprofen", "outcome": "taken"]
    }
}
