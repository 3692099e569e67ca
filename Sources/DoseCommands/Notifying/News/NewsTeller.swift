/// Tells by one channel that reminders have stopped, and that they are back: each once.
struct NewsTeller: Sendable {
    /// How long they have to be back before that is said (our setting).
    private static let settling = Duration.seconds(10)

    let board = NewsBoard()
    let teller: any Teller
    let channel: String
    let say: Saying
    let isForCarer: Bool
    let origin: String
    let output: Output
    let sleep: NotificationAgent.Sleep

    /// Tells until it is cancelled.
    func run() async {
        for await _ in board.changes() { await tellAll() }
    }

    /// A try that fails is repeated as that of a reminder is.
    private func tellAll() async {
        var backOff = BackOff(sleep)
        while !Task.isCancelled, let item = board.next() {
            if item.news == .back {
                guard (try? await sleep(Self.settling)) != nil else { return }
                guard board.next() == item else { continue }
            }
            if await tell(item) {
                backOff = BackOff(sleep)
                continue
            }
            guard await backOff.wait() else { return }
        }
    }

    /// One try to tell what is to be told.
    func tryOnce() async {
        if let item = board.next() { _ = await tell(item) }
    }

    private func tell(_ item: NewsBoard.Item) async -> Bool {
        let message = ReminderMessage(
            item.news, id: item.id, say: say, isForCarer: isForCarer, origin: origin)
        let verdict = await teller.tell(message)
        guard !Task.isCancelled else { return false }
        switch verdict {
        case .told:
            board.markTold(item)
            output.remark("\(channel): \"\(message.title)\": told.")
        case .failed(let words):
            output.remark(
                "\(channel): \"\(message.title)\": \(words). It will be tried again.")
        }
        return verdict == .told
    }
}
