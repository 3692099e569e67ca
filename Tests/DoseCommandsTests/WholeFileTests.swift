import Foundation
import Testing

@testable import DoseCommands

@Suite("a file that is there whole or not at all")
struct WholeFileTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/sheet" }
    private var names: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
    }
    private var text: String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
    private var mode: Int? {
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        return facts?[.posixPermissions] as? Int
    }

    init() throws { folder = try TemporaryFolder() }

    @Test("written part by part it has its name in the end, for the owner alone")
    func parts() throws {
        defer { folder.remove() }
        let file = try GrowingFile(path, replacing: false)
        try file.add("one ")
        #expect(text == nil)
        try file.add("two")
        let written = try file.finish()
        #expect(text == "one two")
        #expect(written.bytes == 7 && written.file == path)
        #expect(mode == 0o600)
        #expect(names == ["sheet"])
    }

    @Test("one that was begun and given up leaves nothing")
    func givenUp() throws {
        defer { folder.remove() }
        func begin() throws { try GrowingFile(path, replacing: true).add("half") }
        try begin()
        #expect(names.isEmpty)
    }

    @Test("what is there stays as it is, until it may be replaced")
    func replacing() throws {
        defer { folder.remove() }
        _ = try WrittenFile.write("old", to: path, replacing: false)
        #expect(throws: DoseFailure.file(.isThere(path: path))) {
            try WrittenFile.write("new", to: path, replacing: false)
        }
        #expect(text == "old" && names == ["sheet"])
        _ = try WrittenFile.write("new", to: path, replacing: true)
        #expect(text == "new" && names == ["sheet"])
    }

    @Test("what comes to be there meanwhile is not written over")
    func meanwhile() throws {
        defer { folder.remove() }
        let file = try GrowingFile(path, replacing: false)
        try file.add("ours")
        #expect(WholeFile.write(Array("theirs".utf8), to: path, mode: 0o640) == 0)
        #expect(throws: DoseFailure.file(.isThere(path: path))) { _ = try file.finish() }
        #expect(text == "theirs" && mode == 0o640)
        #expect(names == ["sheet"])
    }

    @Test("a place that cannot be written to is named at once")
    func noPlace() throws {
        defer { folder.remove() }
        let path = folder.path + "/missing/sheet"
        #expect(
            throws: DoseFailure.file(.cannotWrite(path: path, reason: "No such file or directory"))
        ) { _ = try GrowingFile(path, replacing: true) }
        #expect(WholeFile.write([1], to: path, mode: 0o600) == ENOENT)
        #expect(names.isEmpty)
    }
}
