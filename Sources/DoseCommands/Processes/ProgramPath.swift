import Glibc

/// Finds a program as a shell would, without running one.
package enum ProgramPath {
    /// The file of a program: a path as it is, a bare name along PATH.
    ///
    /// - Throws: `DoseFailure.cannotRun` when there is none or it is not executable.
    package static func find(
        _ program: String, variable: (String) -> String?
    ) throws(DoseFailure) -> String {
        if program.contains("/") {
            try check(program)
            return program
        }
        let folders = (variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
        for folder in folders where isExecutableFile("\(folder)/\(program)") {
            return "\(folder)/\(program)"
        }
        throw .cannotRun(program: program, reason: "no program of this name is on the PATH")
    }

    private static func check(_ path: String) throws(DoseFailure) {
        guard access(path, F_OK) == 0 else {
            throw .cannotRun(
                program: path,
                reason: errno == ENOENT ? "it does not exist" : String(cString: strerror(errno)))
        }
        guard isExecutableFile(path) else {
            throw .cannotRun(program: path, reason: "it is not an executable file")
        }
    }

    private static func isExecutableFile(_ path: String) -> Bool {
        var information = stat()
        guard stat(path, &information) == 0 else { return false }
        return information.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
