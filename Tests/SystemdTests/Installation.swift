import Foundation

/// A folder that stands for the disk of another machine, on which `dose` installs.
struct Installation {
    static let home = "/home/ada"

    let root: PrivateDirectory

    init() throws { root = try PrivateDirectory() }

    /// Runs `dose` with `--root`.
    func dose(_ line: String, variables: [String: String] = [:]) throws -> CommandResult {
        let environment = ["PATH": "/usr/bin:/bin", "HOME": Self.home].merging(variables) { $1 }
        return try CommandResult.running(
            Programs.dose, words(line) + ["--root", root.path], environment: environment)
    }

    /// Whether a file of that machine is there, or a link, dangling or not.
    func has(_ path: String) -> Bool { exists(root.path + path) }

    func mode(_ path: String) -> mode_t? { permissions(of: root.path + path) }

    func text(_ path: String) throws -> String {
        try String(contentsOfFile: root.path + path, encoding: .utf8)
    }

    /// Every file and folder with its inode, so that a file that was put there anew is noticed.
    func inventory() throws -> [String: UInt64] {
        var found: [String: UInt64] = [:]
        for path in FileManager.default.enumerator(atPath: root.path) ?? .init() {
            guard let path = path as? String else { continue }
            var facts = stat()
            guard lstat(root.file(path), &facts) == 0 else { continue }
            found[path] = UInt64(facts.st_ino)
        }
        return found
    }
}
