import Testing

@testable import Varlink

@Suite("Cutting a byte stream into messages")
struct FrameSplitterTests {
    private func frames(_ chunks: [[UInt8]], limit: Int = 100) throws -> [String] {
        var splitter = FrameSplitter(limit: limit)
        var frames: [String] = []
        for chunk in chunks {
            splitter.append(chunk)
            while let frame = try splitter.next() {
                frames.append(String(decoding: frame, as: UTF8.self))
            }
        }
        return frames
    }

    @Test("a stream gives the same messages wherever it is cut in two or three")
    func everyCut() throws {
        let stream = Array("{\"a\":1}\0\0{\"é\":2}\0x\0{}\0rest".utf8)
        let expected = ["{\"a\":1}", "{\"é\":2}", "x", "{}"]
        for first in 0...stream.count {
            for second in first...stream.count {
                let chunks = [
                    Array(stream[..<first]), Array(stream[first..<second]),
                    Array(stream[second...]),
                ]
                #expect(try frames(chunks) == expected)
            }
        }
        #expect(try frames(stream.map { [$0] }) == expected)
    }

    @Test("empty messages are passed over")
    func emptyMessages() throws {
        #expect(try frames([[0, 0, 0], [0], [65, 0, 0]]) == ["A"])
    }

    @Test("a message of exactly the limit passes, one byte more is refused", arguments: [1, 5, 64])
    func limit(limit: Int) throws {
        let full = [UInt8](repeating: 65, count: limit)
        #expect(try frames([full, [0]], limit: limit).count == 1)
        #expect(throws: FrameError.tooLong(limit: limit)) {
            try frames([full, [65]], limit: limit)
        }
        #expect(throws: FrameError.tooLong(limit: limit)) {
            try frames([full + [65, 0]], limit: limit)
        }
    }

    @Test("messages before a too long one are still given, none after it")
    func stickyError() throws {
        var splitter = FrameSplitter(limit: 3)
        splitter.append(Array("abc\0abcd\0ab\0".utf8))
        #expect(try splitter.next() == Array("abc".utf8))
        for _ in 0..<2 {
            #expect(throws: FrameError.tooLong(limit: 3)) { try splitter.next() }
            splitter.append(Array("ab\0".utf8))
        }
        #expect(splitter.pendingBytes == 0)
    }

    @Test("many small messages in one piece are cut without moving the rest each time")
    func manyMessages() throws {
        let count = 200_000
        let stream = (0..<count).flatMap { _ in [65, 0] as [UInt8] }
        var splitter = FrameSplitter(limit: 10)
        splitter.append(stream)
        var seen = 0
        while try splitter.next() != nil { seen += 1 }
        #expect(seen == count)
        #expect(splitter.pendingBytes == 0)
    }
}
