import CLinux

/// Which processors a benchmark and what it starts may use.
enum Processor {
    /// The kernel's own limit is 8192 processors.
    private static let setBytes = 1024

    /// Keeps this process, and all that it starts meanwhile, on one processor.
    ///
    /// Otherwise the scheduler puts the two ends of a connection on one processor or on two as it
    /// pleases, and waking another one takes longer than everything that is measured here.
    static func keepingOne<Result>(_ body: () throws -> Result) throws -> Result {
        var all = [UInt8](repeating: 0, count: setBytes)
        guard linux_get_processors(&all, UInt(setBytes)) == 0,
            let byte = all.firstIndex(where: { $0 != 0 })
        else { throw BenchFailure.system("sched_getaffinity") }
        var one = [UInt8](repeating: 0, count: setBytes)
        one[byte] = 1 << UInt8(all[byte].trailingZeroBitCount)
        guard linux_set_processors(one, UInt(setBytes)) == 0 else {
            throw BenchFailure.system("sched_setaffinity")
        }
        defer { _ = linux_set_processors(all, UInt(setBytes)) }
        return try body()
    }
}
