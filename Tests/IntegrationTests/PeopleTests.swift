import Testing

@Suite("several people, with the real programs")
struct PeopleTests {
    @Test("somebody is added, gets a medicine, is reminded by name, and takes it")
    func household() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg once now")
            let added = try daemon.json("person add Ana --zone Europe/Lisbon")
            #expect(added["added"]?["name"] == "Ana")
            #expect(added["added"]?["default"] == false)
            _ = try daemon.json("add naproxen 440 mg once now --person ana")
            let watch = try daemon.live("watch", "--person", "ana", "--json")
            let reminder = try watch.json()
            #expect(reminder["person"] == "Ana")
            #expect(reminder["title"] == "Ana: naproxen 440 mg, by mouth")
            #expect(reminder["command"] == "dose take naproxen --person ana")
            #expect(try daemon.json("take naproxen --person ana")["record"]?["amount"] == "440 mg")
            #expect(try daemon.json("due --person ana").items.isEmpty)
            #expect(try daemon.json("due").items.count == 1)
            let screen = try daemon.say("due --everyone")
            #expect(screen.out.contains("me: naproxen 220 mg"))
            #expect(screen.out.contains("To record it: dose take naproxen --person me"))
            #expect(try daemon.say("due --everyone --person ana").exit == 64)
            #expect(try daemon.json("undo --person ana")["prescription"] == "naproxen")
        }
    }

    @Test("the environment names whom commands are about, and an option comes first")
    func variable() throws {
        try withDaemon { daemon in
            _ = try daemon.json("person add Ana")
            var environment = daemon.environment
            environment["DOSE_PERSON"] = "ana"
            let line = words("add naproxen 220 mg at 20:00")
            #expect(
                try CommandResult.running(Programs.dose, line, environment: environment).exit == 0)
            #expect(try daemon.json("list").items.isEmpty)
            #expect(try daemon.json("list --person Ana").items.count == 1)
            let mine = try CommandResult.running(
                Programs.dose, words("list --person me --json"), environment: environment)
            #expect(try mine.json.items.isEmpty)
            // What is about the machine alone does not ask who is meant.
            #expect(try daemon.say("person list --person nobody").exit == 0)
        }
    }

    @Test("somebody who is not there is no such thing, and it is said who is")
    func unknown() throws {
        try withDaemon { daemon in
            let refused = try daemon.say("due --person bert")
            #expect(refused.exit == 66)
            #expect(refused.err.contains("There is no person called \"bert\". There is: me."))
            #expect(try daemon.say("person set --sex").exit == 64)
            #expect(try daemon.say("person set").exit == 64)
            #expect(try daemon.say("person add 1st").exit == 65)
        }
    }

    @Test("what is said of a person is shown, also after a restart, and taken back")
    func profile() throws {
        try withDaemon { daemon in
            let set = try daemon.json("person set --birth 1958-04-02 --sex female --name Bert")
            #expect(set["changed"]?["name"] == "Bert")
            try daemon.stop()
            try daemon.start()
            let person = try #require(daemon.json("person list")[0])
            #expect(person["birth"] == "1958-04-02")
            #expect(person["sex"] == "female")
            #expect(try daemon.say("person").out.contains("1958-04-02"))
            #expect(try daemon.say("undo").exit == 0)
            #expect(try daemon.json("person list")[0]?["name"] == "me")
        }
    }
}
