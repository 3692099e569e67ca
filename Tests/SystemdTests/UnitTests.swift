import Testing

@Suite("the units that are shipped")
struct UnitTests {
    @Test(
        "systemd finds nothing to complain about",
        .enabled(if: Analyzer.isWanted, "\(Analyzer.reason)"), arguments: [false, true])
    func verified(isUser: Bool) throws {
        let units = SystemdUnit.all.filter { $0.isUser == isUser }
        #expect(try Analyzer().faults(in: units) == [])
    }

    @Test(
        "a misspelled setting would be found", .enabled(if: Analyzer.isWanted, "\(Analyzer.reason)")
    )
    func misspelled() throws {
        let faults = try Analyzer().faults(in: SystemdUnit.all.filter { !$0.isUser }) { text in
            text.replacing("ProtectClock=", with: "ProtectClocks=")
        }
        #expect(faults.contains { $0.contains("ProtectClocks") })
    }

    @Test(
        "a service is exposed no more than it must be",
        .enabled(if: Analyzer.isWanted, "\(Analyzer.reason)"),
        arguments: SystemdUnit.services)
    func exposure(unit: SystemdUnit) throws {
        let most = try #require(unit.exposure)
        let analyzer = try Analyzer()
        #expect(try analyzer.exposure(of: unit.text, named: unit.name) <= most)
        // Without its sandbox it would not pass.
        #expect(try analyzer.exposure(of: unit.bare, named: unit.name) > 9)
        let looser = unit.settings.filter { !$0.hasPrefix("SystemCallFilter=") }
            .joined(separator: "\n")
        #expect(try analyzer.exposure(of: looser, named: unit.name) > most)
    }

    @Test("the machine's dosed sees who calls, and nobody but it may end up under other names")
    func peers() {
        let system = SystemdUnit.services[0].settings
        #expect(!system.contains { $0.hasPrefix("PrivateUsers=") })
        for socket in SystemdUnit.all where socket.exposure == nil {
            #expect(socket.settings.contains("FileDescriptorName=varlink"))
        }
    }

    @Test(
        "a service that is ready says so, and is watched",
        arguments: SystemdUnit.services.filter { $0.name == "dosed.service" })
    func supervised(unit: SystemdUnit) {
        for setting in ["Type=notify", "WatchdogSec=15min", "Restart=always"] {
            #expect(unit.settings.contains(setting))
        }
    }
}
