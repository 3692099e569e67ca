/// The pauses between tries: each twice as long as the one before, up to a longest one.
struct BackOff {
    private static let longest = Duration.seconds(300)

    private let sleep: NotificationAgent.Sleep
    private var pause = Duration.seconds(1)

    init(_ sleep: @escaping NotificationAgent.Sleep) { self.sleep = sleep }

    /// Waits until the next try.
    ///
    /// - Returns: whether it is to be made; not when the task was cancelled meanwhile.
    mutating func wait() async -> Bool {
        guard (try? await sleep(pause)) != nil else { return false }
        pause = min(pause * 2, Self.longest)
        return true
    }
}
