import Glibc
import Regimen

/// What a person may type, and what a zone file may hold: any bytes. They must end in a value or an
/// error with a place inside of the text, and a schedule must be the same when it is read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 0 else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: data + 1, count: count - 1))
    let text = String(decoding: bytes, as: UTF8.self)
    let now = Instant(epochSeconds: 1_795_453_500)
    switch data[0] % 8 {
    case 0, 1: look(text) { try PrescriptionText.parse(text, now: now, zone: berlin).schedule }
    case 2, 3: look(text) { try Schedule.parse(text, now: now, zone: berlin) }
    case 4: look(text) { try Schedule.parse(canonical: text) }
    case 5: _ = try? DateText.parse(text, now: now, zone: berlin)
    case 6:
        _ = try? DurationText.parse(text)
        _ = try? MomentText.parse(text, now: now, zone: berlin)
        _ = try? LateWindow.parse(text)
    default:
        if let zone = try? Zone(name: "Fuzz", tzif: bytes) {
            let civil = zone.civil(at: now)
            _ = zone.instant(of: civil)
            _ = zone.start(of: civil.date)
        }
    }
    return 0
}

private let berlin: Zone = {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let descriptor = open("/usr/share/zoneinfo/Europe/Berlin", O_RDONLY)
    let count = read(descriptor, &bytes, bytes.count)
    close(descriptor)
    guard count > 0, let zone = try? Zone(name: "Europe/Berlin", tzif: Array(bytes[..<count]))
    else {
        fatalError("no zone")
    }
    return zone
}()

private func look(_ text: String, parse: () throws -> Schedule) {
    do {
        let schedule = try parse()
        guard (try? Schedule.parse(canonical: schedule.canonical)) == schedule else {
            fatalError("its own words are read as something else: \(schedule.canonical)")
        }
        var number = 1
        while number < 5, schedule.occurrence(number: number, zone: berlin) != nil { number += 1 }
    } catch let error as TextError {
        guard let range = error.range else { return }
        guard range.offset >= 0, range.length >= 0, range.offset + range.length <= text.count else {
            fatalError("a place outside of the text")
        }
    } catch {
        fatalError("an error of another kind")
    }
}
