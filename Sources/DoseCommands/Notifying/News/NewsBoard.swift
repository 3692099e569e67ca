import Synchronization

/// What is to be told of the reminders themselves, and what was.
final class NewsBoard: Sendable {
    /// One piece of news, under an id that is the same at each try to tell it.
    struct Item: Sendable, Equatable {
        let news: ReminderNews
        let id: String

        fileprivate init(_ news: ReminderNews) {
            self.news = news
            id = RequestID.fresh().text
        }
    }

    private struct State {
        /// How it stands; nil while reminders came all the time.
        var latest: Item?
        /// What the channel accepted last.
        var told: Item?
        /// Whether a listener is to hear of the latest.
        var isSignalled = false
        var listener: AsyncStream<Void>.Continuation?
    }

    private let state = Mutex(State())

    /// Whether reminders have stopped.
    var isStopped: Bool { state.withLock { $0.latest.map { $0.news != .back } ?? false } }

    /// - Parameter wakes: whether whoever listens hears of it. Where the following ends with it,
    ///   its listener ends too, and another one tells it.
    func post(_ news: ReminderNews, wakes: Bool = true) {
        state.withLock { state in
            let stands = state.latest?.news ?? .back
            // The first reason stays.
            guard (stands == .back) != (news == .back) else { return }
            state.latest = Item(news)
            state.isSignalled = wakes
            if wakes { state.listener?.yield() }
        }
    }

    /// A signal at each change, also of one that came before. For one listener at a time.
    func changes() -> AsyncStream<Void> {
        let (stream, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        state.withLock { state in
            state.listener = listener
            if state.isSignalled { listener.yield() }
        }
        return stream
    }

    /// What is to be told now; nil when the person knows how it stands.
    func next() -> Item? {
        state.withLock { state in
            guard let latest = state.latest else { return nil }
            let known = state.told?.news ?? .back
            return (known == .back) == (latest.news == .back) ? nil : latest
        }
    }

    func markTold(_ item: Item) { state.withLock { $0.told = item } }
}
