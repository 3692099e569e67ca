import Foundation
import Testing

@Suite(
    "dose install",
    .enabled(
        if: Programs.isWanted(Programs.find("systemctl") != nil),
        "needs systemctl, of the package systemd"))
struct InstallTests {
    private let machine: Installation

    init() throws { machine = try Installation() }

    @Test("the machine's service is put in its places, and begins with the machine")
    func system() throws {
        let result = try machine.dose("install --system --allow-uid 1001 --allow-uid 1000")
        #expect(result.exit == 0, "\(result)")
        for program in ["/usr/local/bin/dose", "/usr/local/bin/dosed"] {
            #expect(machine.mode(program) == 0o755)
        }
        let units = "/etc/systemd/system/"
        for unit in ["dosed.service", "dosed.socket"] {
            #expect(machine.mode(units + unit) == 0o644)
        }
        #expect(machine.has(units + "sockets.target.wants/dosed.socket"))
        #expect(machine.has(units + "multi-user.target.wants/dosed.service"))
        let service = try machine.text(units + "dosed.service")
        #expect(service.contains("ExecStart=/usr/local/bin/dosed --system "))
        #expect(!service.contains("/usr/libexec"))
        #expect(
            try machine.text(units + "dosed.service.d/allow-uid.conf")
                .contains("\"DOSED_OPTIONS=--allow-uid 1000 --allow-uid 1001\""))
        #expect(!machine.has("/var/lib/private/dosed"), "systemd makes it, for a user of its own")
    }

    @Test("a person's service is put below the home folder")
    func user() throws {
        let result = try machine.dose("install --user")
        #expect(result.exit == 0, "\(result)")
        let home = Installation.home
        #expect(machine.mode(home + "/.local/bin/dosed") == 0o755)
        #expect(machine.mode(home + "/.local/share/dosed") == 0o700)
        let units = home + "/.config/systemd/user/"
        #expect(machine.has(units + "sockets.target.wants/dosed.socket"))
        #expect(machine.has(units + "default.target.wants/dosed.service"))
        #expect(machine.has(units + "default.target.wants/dose-notify.service"))
        #expect(
            try machine.text(units + "dosed.service").contains(
                "ExecStart=%h/.local/bin/dosed --database %h/.local/share/dosed/dosed.db\n"))
        #expect(
            try machine.text(units + "dose-notify.service").contains(
                "ExecStart=%h/.local/bin/dose notify run "))
        #expect(machine.mode(Installation.home + "/.config/dosed") == 0o700)
    }

    @Test(
        "manual pages and completions are where man and the shells look, and go again",
        arguments: [
            ("--system", "/usr/local/share", "/usr/local/share"),
            ("--user", "/home/ada/.local/share", "/home/ada/.local/share"),
        ])
    func texts(scope: String, shared: String, manual: String) throws {
        let result = try machine.dose("install \(scope)")
        #expect(result.exit == 0, "\(result)")
        let files = [
            "man/man1/dose.1", "man/man8/dosed.8", "bash-completion/completions/dose",
            "zsh/site-functions/_dose", "fish/vendor_completions.d/dose.fish",
        ].map { shared + "/" + $0 }
        for file in files { #expect(machine.mode(file) == 0o644, "\(file)") }
        let dose = try machine.text(manual + "/man/man1/dose.1")
        #expect(dose.hasPrefix(".TH DOSE 1 "))
        let dosed = try machine.text(manual + "/man/man8/dosed.8")
        #expect(dosed.hasPrefix(".TH DOSED 8 "))
        #expect(dosed.contains("\\-\\-allow\\-uid"))
        #expect(try machine.dose("uninstall \(scope)").exit == 0)
        for file in files { #expect(!machine.has(file), "\(file)") }
    }

    @Test("man shows the pages, and finds nothing wrong with them", arguments: ["dose", "dosed"])
    func manual(page: String) throws {
        guard let man = Programs.find("man"), Programs.find("groff") != nil else { return }
        #expect(try machine.dose("install --user").exit == 0)
        let shown = try CommandResult.running(
            man, ["--warnings", page],
            environment: [
                "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "MANWIDTH": "80",
                "MANPATH": machine.root.path + Installation.home + "/.local/share/man",
            ])
        #expect(shown.exit == 0, "\(shown)")
        #expect(shown.err.isEmpty, "\(shown)")
        #expect(shown.out.contains(page == "dose" ? "dose take naproxen" : "--allow-uid"))
    }

    @Test("a dosed that does not describe itself is refused before anything is changed")
    func notOurs() throws {
        let result = try machine.dose("install --system --dosed /bin/false")
        #expect(result.exit == 65, "\(result)")
        #expect(result.err.contains("/bin/false"))
        #expect(try machine.inventory().isEmpty)
    }

    @Test("a person's own folders for data and settings are kept to")
    func folders() throws {
        let result = try machine.dose(
            "install --user",
            variables: ["XDG_DATA_HOME": "/data/ada", "XDG_CONFIG_HOME": "/home/ada/etc"])
        #expect(result.exit == 0, "\(result)")
        let service = try machine.text("/home/ada/etc/systemd/user/dosed.service")
        #expect(service.contains(" --database /data/ada/dosed/dosed.db\n"))
        #expect(service.contains("ReadWritePaths=/data/ada/dosed\n"))
        #expect(machine.mode("/data/ada/dosed") == 0o700)
        #expect(
            try machine.text("/home/ada/etc/systemd/user/dose-notify.service").contains(
                " --channels %h/etc/dosed/channels.json\n"))
        let spaced = try machine.dose(
            "install --user", variables: ["XDG_DATA_HOME": "/data/of ada"])
        #expect(spaced.exit == 65, "\(spaced)")
    }

    @Test(
        "each step is one line; a dry run says the same steps and changes nothing",
        arguments: ["--system", "--user"])
    func dryRun(scope: String) throws {
        let dry = try machine.dose("install \(scope) --dry-run")
        #expect(dry.exit == 0, "\(dry)")
        #expect(try machine.inventory().isEmpty)
        let real = try machine.dose("install \(scope)")
        func objects(_ result: CommandResult) -> [String] {
            result.out.split(separator: "\n").dropLast().map { line in
                // Behind "would copy", "copied", "no change".
                line.range(of: "/|systemctl", options: .regularExpression)
                    .map { String(line[$0.lowerBound...]) } ?? ""
            }
        }
        #expect(objects(dry) == objects(real))
        #expect(objects(dry).count >= 7)
    }

    @Test("a second time nothing is written", arguments: ["--system --allow-uid 1000", "--user"])
    func again(options: String) throws {
        #expect(try machine.dose("install \(options)").exit == 0)
        let before = try machine.inventory()
        let result = try machine.dose("install \(options)")
        #expect(result.exit == 0, "\(result)")
        #expect(try machine.inventory() == before)
        #expect(!result.out.contains("copied") && !result.out.contains("wrote"))
    }

    @Test("an allowance that was given stays when a later run names nobody")
    func allowance() throws {
        #expect(try machine.dose("install --system --allow-uid 1000").exit == 0)
        #expect(try machine.dose("install --system").exit == 0)
        let file = "/etc/systemd/system/dosed.service.d/allow-uid.conf"
        #expect(try machine.text(file).contains("--allow-uid 1000\""))
        #expect(try machine.dose("install --system --allow-uid 7").exit == 0)
        #expect(try !machine.text(file).contains("1000"))
    }

    @Test("a program in use and a file that was changed are replaced whole")
    func replaced() throws {
        #expect(try machine.dose("install --user").exit == 0)
        let unit = Installation.home + "/.config/systemd/user/dosed.service"
        try Data("old".utf8).write(to: URL(fileURLWithPath: machine.root.path + unit))
        let result = try machine.dose("install --user")
        #expect(result.exit == 0, "\(result)")
        #expect(try machine.text(unit).contains("Type=notify"))
        #expect(machine.mode(unit) == 0o644)
    }

    @Test("for programs, the steps are one array")
    func json() throws {
        let steps = try machine.dose("install --user --json").json
        #expect(steps.items.count >= 8)
        #expect(steps.items.allSatisfy { $0["result"]?.string == "done" })
        #expect(steps.items.contains { $0["action"] == "copy" })
        #expect(steps[steps.items.count - 1]?["object"]?.string?.contains("enable") == true)
    }

    @Test("uninstalling keeps the data and what is not ours", arguments: ["--system", "--user"])
    func uninstalled(scope: String) throws {
        #expect(try machine.dose("install \(scope) ").exit == 0)
        let isUser = scope == "--user"
        let data = isUser ? Installation.home + "/.local/share/dosed" : "/var/lib/private/dosed"
        try FileManager.default.createDirectory(
            atPath: machine.root.path + data, withIntermediateDirectories: true)
        try machine.root.write(String(data.dropFirst()) + "/dosed.db", "records".utf8)
        let bin = isUser ? Installation.home + "/.local/bin" : "/usr/local/bin"
        try machine.root.write(String(bin.dropFirst()) + "/other", "mine".utf8)

        #expect(try machine.dose("uninstall \(scope) --dry-run").exit == 0)
        #expect(machine.has(bin + "/dose"))
        let result = try machine.dose("uninstall \(scope)")
        #expect(result.exit == 0, "\(result)")
        #expect(try machine.text(data + "/dosed.db") == "records")
        let left = try machine.inventory().keys.filter { path in
            path.contains(".service") || path.contains(".socket") || path.hasSuffix("/dose")
                || path.hasSuffix("bin/dosed") || path.hasSuffix(".1") || path.hasSuffix(".8")
        }
        #expect(left == [])
        #expect(machine.has(bin + "/other"))
        // Once more there is nothing to do, which is no fault.
        #expect(try machine.dose("uninstall \(scope)").exit == 0)
    }

    @Test("the data is deleted only when that is asked for and confirmed")
    func deleted() throws {
        #expect(try machine.dose("install --user").exit == 0)
        let data = Installation.home + "/.local/share/dosed"
        try machine.root.write(String(data.dropFirst()) + "/dosed.db", "records".utf8)
        let unconfirmed = try machine.dose("uninstall --user --delete-data")
        #expect(unconfirmed.exit == 64, "\(unconfirmed)")
        #expect(unconfirmed.err.contains("--yes"))
        #expect(machine.has(data + "/dosed.db"))
        #expect(machine.has(Installation.home + "/.local/bin/dose"))
        let confirmed = try machine.dose("uninstall --user --delete-data --yes")
        #expect(confirmed.exit == 0, "\(confirmed)")
        #expect(!machine.has(data))
    }
}
