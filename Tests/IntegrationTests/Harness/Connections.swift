import Foundation
import Glibc

/// Waits until a command has sent its call and waits for the answer: one that has only connected
/// would know that nothing was carried out.
///
/// The kernel offers no event for this, so what it says of the process is read until it says so.
func waitForAnswerOutstanding(of command: LiveCommand) throws {
    #if arch(x86_64)
        let receiving = "45 "
    #else
        let receiving = "207 "
    #endif
    let deadline = Deadline()
    while !deadline.hasPassed {
        // recvfrom(2) is called for the answer alone.
        let call = try? String(contentsOfFile: "/proc/\(command.pid)/syscall", encoding: .utf8)
        if call?.hasPrefix(receiving) ?? false { return }
        sched_yield()
    }
    throw HarnessFailure("the command never waited for an answer")
}
