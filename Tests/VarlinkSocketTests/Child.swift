import Foundation

/// A child process whose output a test wants.
enum Child {
    struct Failure: Error {
        let status: Int32
    }

    /// Runs a program to its end and gives what it wrote.
    static func output(of program: String, _ arguments: [String]) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                let result = Result<[UInt8], any Error> {
                    let process = Process()
                    let pipe = Pipe()
                    process.executableURL = URL(fileURLWithPath: program)
                    process.arguments = arguments
                    process.standardOutput = pipe
                    try process.run()
                    let output = pipe.fileHandleForReading.readDataToEndOfFile()
                    process.waitUntilExit()
                    guard process.terminationStatus == 0 else {
                        throw Failure(status: process.terminationStatus)
                    }
                    return Array(output)
                }
                continuation.resume(with: result)
            }
        }
    }
}
