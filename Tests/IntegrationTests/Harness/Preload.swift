import Foundation

/// A library that is loaded into a program before all others, and changes what it meets: one of
/// those of the campaigns of faults, made here by the compiler that Swift brings along.
enum Preload {
    static let reason = "needs clang"
    static var isWanted: Bool { Programs.isWanted(compiler != nil) }

    /// The variables of a program that has a protection taken away: `harm.c` names them.
    static func harm(_ kind: String, in directory: PrivateDirectory) throws -> [String: String] {
        ["LD_PRELOAD": try library("harm", in: directory), "HARM": kind]
    }

    /// The variables of a program whose wall clock is moved by so many seconds.
    static func clock(
        ahead seconds: Int, in directory: PrivateDirectory
    ) throws -> [String: String] {
        ["LD_PRELOAD": try library("clock", in: directory), "CLOCK_AHEAD": "\(seconds)"]
    }

    private static let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    private static let compiler: String? = path.split(separator: ":").map { "\($0)/clang" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    private static func library(_ name: String, in directory: PrivateDirectory) throws -> String {
        guard let compiler else { throw HarnessFailure(reason) }
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("FaultTests/campaigns/\(name).c").path
        let made = directory.file("\(name).so")
        let result = try CommandResult.running(
            compiler, ["-shared", "-fPIC", "-O", "-o", made, source, "-ldl"],
            environment: ["PATH": path])
        guard result.exit == 0 else { throw HarnessFailure("\(result)") }
        return made
    }
}
