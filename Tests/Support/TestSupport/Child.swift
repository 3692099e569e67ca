import Foundation
import Glibc

/// A child process whose output a test wants.
package enum Child {
    /// It did not end well.
    package struct Failure: Error {
        package let status: Int32
    }

    /// Runs a program to its end and gives what it wrote.
    ///
    /// - Throws: ``Failure`` when it ends with another status than 0.
    package static func run(_ program: String, _ arguments: [String]) throws -> [UInt8] {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let output = read(pipe.fileHandleForReading.fileDescriptor)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(status: process.terminationStatus)
        }
        return output
    }

    /// The same without holding up the other tests.
    package static func output(
        of program: String, _ arguments: [String]
    ) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try run(program, arguments) })
            }
        }
    }

    /// Everything up to the end. `FileHandle` would stop the whole test run when a signal of
    /// another test interrupts it.
    private static func read(_ descriptor: Int32) -> [UInt8] {
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count > 0 {
                all += chunk[..<count]
            } else if count == 0 || errno != EINTR {
                return all
            }
        }
    }
}
