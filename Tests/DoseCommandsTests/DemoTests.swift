import ArgumentParser
import Foundation
import Glibc
import Testing

@testable import DoseCommands

@Suite("dose demo")
struct DemoTests {
    @Test("every command of the story can be parsed")
    func parses() throws {
        let steps =
            DemoStory.treatment + [DemoStory.dueNow, DemoStory.watch, DemoStory.snooze]
            + DemoStory.ending
        #expect(steps.count == 9)
        for step in steps { _ = try DoseCommand.parseAsRoot(step.arguments) }
    }

    @Test("a step is typed as a person would type it")
    func typed() {
        let step = DemoStep(["dental", "exam", "--dentist", "Dr. Ito"], says: [])
        #expect(step.typed == "dose dental exam --dentist \"Dr. Ito\"")
    }

    @Test("a step complains about a wrong exit and about a line that did not come")
    func complains() {
        let step = DemoStep(["start", "za"], exit: .refusedByCheck, says: ["Not started", "exam"])
        #expect(step.complaint(exitCode: 1, output: "Not started: exam") == nil)
        #expect(
            step.complaint(exitCode: 0, output: "Not started: exam")?.contains("with 0") == true)
        #expect(step.complaint(exitCode: 1, output: "Not started")?.contains("\"exam\"") == true)
    }

    @Test("the daemon's readiness, its end and its silence are told apart")
    func readiness() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let socket = try ReadinessSocket(path: folder.path + "/ready")
        defer { socket.close() }
        #expect(socket.wait(process: -1, milliseconds: 0) == .nothingCame)
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { close(ends[0]) }
        #expect(socket.wait(process: ends[0], milliseconds: 0) == .nothingCame)
        close(ends[1])
        #expect(socket.wait(process: ends[0], milliseconds: 0) == .ended)
        try send("STATUS=starting", to: folder.path + "/ready")
        try send("READY=1\nSTATUS=up", to: folder.path + "/ready")
        #expect(socket.wait(process: -1, milliseconds: 0) == .ready)
    }

    private func send(_ text: String, to path: String) throws {
        let sender = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(sender) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let bytes = Array(text.utf8)
        let sent = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(
                    sender, bytes, bytes.count, 0, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(sent == bytes.count)
    }

    @Test("the stage is private, and gone once it is removed")
    func stage() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let stage = try DemoStage(in: folder.path)
        let attributes = try FileManager.default.attributesOfItem(atPath: stage.folder)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        try Data("one\ntwo\nthree\n".utf8).write(to: URL(fileURLWithPath: stage.log))
        #expect(stage.logTail(lines: 2) == ["two", "three"])
        stage.remove()
        #expect(!FileManager.default.fileExists(atPath: stage.folder))
        #expect(throws: DoseFailure.self) { try DemoStage(in: "/nonexistent") }
    }

    @Test("a daemon that does not come up ends the demo with 1 and leaves nothing")
    func deadDaemon() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let answers = Collector()
        let messages = Collector()
        let surroundings = Surroundings(
            variable: { $0 == "TMPDIR" ? folder.path : nil }, userID: 0, exists: { _ in false })
        let exit = await CommandLineProgram(
            surroundings: surroundings, answers: answers, messages: messages
        ).run(["demo", "--dosed", "/bin/false"])
        #expect(exit == 1)
        #expect(messages.text.contains("dosed ended"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("dosed is looked for beside dose")
    func sibling() {
        #expect(DaemonProgram.beside("/usr/bin/dose") == "/usr/bin/dosed")
        #expect(DaemonProgram.beside("dose") == "dosed")
    }
}
