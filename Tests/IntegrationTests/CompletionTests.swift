import Foundation
import Testing

/// What a shell offers when somebody presses the tab key, asked of the shell itself.
@Suite("completing what is typed")
struct CompletionTests {
    private static func isThere(_ shell: String) -> Bool { Programs.find(shell) != nil }

    /// Writes the completions where the shell finds them.
    private func install(_ shell: String, in daemon: PrivateDaemon) throws -> String {
        let result = try CommandResult.running(
            Programs.dose, ["completions", shell], environment: daemon.environment)
        #expect(result.exit == 0, "\(result)")
        let name = ["zsh": "functions/_dose", "fish": "dose.fish"][shell] ?? "dose.bash"
        try daemon.directory.write(name, result.out.utf8)
        return daemon.directory.file(name)
    }

    private func shell(
        _ program: String, _ script: String, in daemon: PrivateDaemon
    ) throws -> CommandResult {
        let path = ["PATH": Programs.directory + ":/usr/bin:/bin", "TERM": "dumb"]
        return try CommandResult.running(
            program, ["-c", script], environment: daemon.environment.merging(path) { $1 })
    }

    /// Calls the function that `complete` registered, with the variables that bash sets for it.
    private func bash(_ words: [String], in daemon: PrivateDaemon) throws -> [String] {
        let file = try install("bash", in: daemon)
        let line = words.joined(separator: " ")
        let quoted = words.map { "'\($0)'" }.joined(separator: " ")
        let script = """
            source '\(file)'
            registered=$(complete -p dose)
            [[ $registered =~ -F\\ ([^ ]+) ]] || exit 9
            COMP_WORDS=(\(quoted)) COMP_CWORD=\(words.count - 1) COMP_LINE='\(line)'
            COMP_POINT=${#COMP_LINE}
            "${BASH_REMATCH[1]}" dose '\(words.last ?? "")' '\(words.dropLast().last ?? "")'
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let result = try shell("/bin/bash", script, in: daemon)
        #expect(result.exit == 0 && result.err.isEmpty, "\(result)")
        return result.out.split(separator: "\n").map(String.init)
    }

    /// Types the line into a fish on a terminal of its own, presses the tab key, and reads what the
    /// line is then. Only there its completions know where in the line they are.
    private func fish(_ words: [String], in daemon: PrivateDaemon) throws -> [String] {
        let file = try install("fish", in: daemon)
        // With the last one there, fish does not go through all manual pages first.
        for folder in [
            ".config", ".config/fish", ".local", ".local/share", ".local/share/fish",
            ".local/share/fish/generated_completions",
        ] where !exists(daemon.directory.file(folder)) {
            try daemon.directory.makeDirectory(folder)
        }
        let setup = "source '\(file)'\nbind \\ck 'commandline > \"$HOME/found\"; exit'\n"
        try daemon.directory.write(".config/fish/config.fish", setup.utf8)
        try daemon.directory.write("found", "".utf8)
        let line = words.joined(separator: " ")
        let result = try shell(
            "/bin/sh", "printf '\(line)\\t\\013' | script -qec 'fish -i' /dev/null", in: daemon)
        let found = String(decoding: try daemon.directory.read("found"), as: UTF8.self)
        #expect(found.hasPrefix(line), "\(result)")
        #expect(!result.out.contains("rror"), "\(result)")
        return found.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// Starts a zsh that does nothing but complete a line when the tab key is pressed. `compadd` is
    /// where every completion of zsh ends: it is asked which words fit.
    private static let zshrc = #"""
        fpath=("$HOME/functions" $fpath); autoload -Uz compinit; compinit -u -D
        compadd() {
            local -a found
            builtin compadd -O found "$@"
            print -l -- $found >> "$HOME/found"
            builtin compadd "$@"
        }
        show() { _main_complete; print -- done >> "$HOME/found"; exit }
        zle -C offered complete-word show
        bindkey '^I' offered
        """#

    private func zsh(_ words: [String], in daemon: PrivateDaemon) throws -> [String] {
        if !exists(daemon.directory.file("functions")) {
            try daemon.directory.makeDirectory("functions")
        }
        _ = try install("zsh", in: daemon)
        try daemon.directory.write(".zshrc", Self.zshrc.utf8)
        try daemon.directory.write("found", "".utf8)
        let program = try #require(Programs.find("zsh"))
        let script = """
            zmodload zsh/zpty; zpty shell \(program) -i
            zpty -w -n shell '\(words.joined(separator: " "))'$'\t'
            while zpty -r shell line; do :; done
            """
        let result = try shell(program, script, in: daemon)
        let found = String(decoding: try daemon.directory.read("found"), as: UTF8.self)
        #expect(found.contains("done"), "\(result)")
        return found.split(separator: "\n").map(String.init).filter { $0 != "done" }
    }

    private func offered(
        by shell: String, _ words: [String], in daemon: PrivateDaemon
    ) throws -> [String] {
        switch shell {
        case "bash": try bash(words, in: daemon)
        case "zsh": try zsh(words, in: daemon)
        default: try fish(words, in: daemon)
        }
    }

    @Test(
        "each shell offers commands, names, medicines, checks and labs",
        arguments: ["bash", "zsh", "fish"].filter(isThere))
    func offers(shell: String) throws {
        try withDaemon { daemon in
            _ = try daemon.json("add zoledronic acid 4 mg IV every 12 weeks from tomorrow 09:30")
            _ = try daemon.json("add naproxen 220 mg at 8 am and 20:00")
            func offered(_ words: String...) throws -> [String] {
                try self.offered(by: shell, words, in: daemon)
            }
            #expect(try offered("dose", "unin").contains("uninstall"))
            #expect(try offered("dose", "take", "na").contains("naproxen"))
            #expect(try !offered("dose", "take", "na").contains("zoledronic-acid"))
            #expect(try offered("dose", "drug", "Xg").contains("Xgeva"))
            #expect(
                try offered("dose", "check", "zoledronic-acid", "--override", "crea")
                    .contains("creatinine"))
            #expect(try offered("dose", "lab", "crea").contains("creatinine"))
            #expect(try offered("dose", "lab", "creatinine", "0.9", "mg").contains("mg/dL"))
            #expect(try offered("dose", "settings", "quiet").contains("quiet-hours"))
        }
    }

    @Test(
        "without a daemon each shell offers what it knows itself, and shows no error",
        arguments: ["bash", "zsh", "fish"].filter(isThere))
    func alone(shell: String) throws {
        try withDaemon(starting: false) { daemon in
            let commands = try offered(by: shell, ["dose", "unin"], in: daemon)
            #expect(commands.contains("uninstall"))
            let names = try offered(by: shell, ["dose", "take", "na"], in: daemon)
            #expect(!names.contains("naproxen"))
        }
    }

    @Test("a daemon that does not answer holds up nobody")
    func silent() throws {
        try withDaemon(starting: false) { daemon in
            let silent = try SilentSocket(path: daemon.socket)
            defer { withExtendedLifetime(silent) {} }
            let result = try CommandResult.running(
                Programs.dose,
                ["---completion", "take", "--", "positional@0", "2", "2", "dose", "take", "na"],
                environment: daemon.environment, seconds: 25)
            #expect(result.exit == 0)
            #expect(result.err == "")
            #expect(result.out.filter { !$0.isWhitespace } == "")
        }
    }

    @Test("--person and --socket on the line are heeded")
    func person() throws {
        try withDaemon { daemon in
            _ = try daemon.json("person add Ana")
            _ = try daemon.json("add naproxen 220 mg at 20:00 --person ana")
            func offered(_ words: [String]) throws -> [String] {
                let line = ["---completion", "take", "--", "positional@0", "2", "0"] + words
                return try CommandResult.running(
                    Programs.dose, line,
                    environment: daemon.environment.merging(["DOSED_SOCKET": "/nowhere"]) { $1 }
                ).out.split(separator: "\n").map(String.init)
            }
            let socket = ["--socket", daemon.socket]
            #expect(try offered(["dose", "take", ""]) == [])
            #expect(try !offered(["dose", "take", ""] + socket).contains("naproxen"))
            #expect(
                try offered(["dose", "take", ""] + socket + ["--person", "ana"])
                    .contains("naproxen"))
        }
    }
}
