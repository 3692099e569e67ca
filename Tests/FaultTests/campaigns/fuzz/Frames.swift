import StrictJSON
import Varlink

/// What a client may send: any bytes, cut anywhere. They must end in calls or in errors, and what
/// was understood must be the same when it is written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    var splitter = FrameSplitter(limit: FrameLimits.request)
    let step = max(1, Int(bytes.first ?? 1))
    for start in stride(from: 0, to: bytes.count, by: step) {
        splitter.append(bytes[start..<min(start + step, bytes.count)])
        while let frame = try? splitter.next() { look(at: frame) }
    }
    look(at: bytes)
    return 0
}

private func look(at frame: [UInt8]) {
    #if CONTROL
        // Reads one byte too many of a frame that asks for more.
        if let call = try? Call.decode(frame: frame), call.more {
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: frame.count)
            let beyond = UnsafePointer(copy)[frame.count]
            copy.deallocate()
            precondition(Int(beyond) < 256)
        }
    #endif
    _ = try? Call.decode(frame: frame)
    _ = try? ReplyFrame.decode(frame)
    guard let value = try? JSONValue.parse(frame) else { return }
    let written = value.encoded()
    guard let again = try? JSONValue.parse(written), again.encoded() == written else {
        fatalError("what was written is read as something else")
    }
}
