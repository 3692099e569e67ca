import DoseInterface

/// The notifications of a desktop (https://specifications.freedesktop.org/notification-spec/),
/// with buttons that record. It speaks with the session bus itself: the arguments of a helper
/// program could be read by everyone on the machine.
actor DesktopTeller: Teller {
    static let service = "org.freedesktop.Notifications"
    private static let path = "/org/freedesktop/Notifications"

    /// What the teller works with.
    struct Setting: Sendable {
        let address: String?
        let channel: String
        let say: Saying
        let origin: String
        /// How long Snooze puts a dose off here; nil for as long as anywhere.
        let snooze: String?
        let deadline: Duration
        let client: DaemonClient
        let output: Output
        let notes: ShownNotes
        let sleep: NotificationAgent.Sleep
    }

    private let setting: Setting
    private var bus: SessionBus?
    private var opening: Task<Result<SessionBus, BusFault>, Never>?
    private var shown: ShownNotes.Content
    /// The notification of what was last said of the reminders themselves; 0 for none.
    private var newsID: UInt32 = 0
    /// Notifications whose answer is being recorded; until it is, they are not forgotten.
    private var answering: Set<UInt32> = []

    init(_ setting: Setting) {
        self.setting = setting
        shown = setting.notes.read()
    }

    func tell(_ message: ReminderMessage) async -> Verdict {
        await withTaskGroup(of: Verdict?.self) { group in
            group.addTask { await self.show(message) }
            group.addTask { [setting] in
                try? await Task.sleep(for: setting.deadline)
                return Task.isCancelled
                    ? nil
                    : .failed("deadline of \(setting.deadline.components.seconds) s passed")
            }
            let first = await group.next() ?? nil
            // Whoever still waits for an answer gets none.
            if first == nil || first?.isOverdue == true { hangUp() }
            group.cancelAll()
            return first ?? .failed("ended by a signal to dose")
        }
    }

    /// Shows anew what an agent before this one showed and nobody has answered: its buttons would
    /// be dead. What is answered is taken away.
    func begin() async {
        guard !shown.notes.isEmpty, let bus = try? await connected().get() else { return }
        for note in shown.notes {
            guard let left = await waiting(of: note.reminder) else {
                forget(note.id)
                await close(note.id, on: bus)
                continue
            }
            let message = ReminderMessage(
                left, say: setting.say, origin: setting.origin, isRepeated: false)
            guard await show(message) == .told else { continue }
            setting.output.remark(
                "\(setting.channel): reminder \(note.reminder.number): shown again.")
        }
    }

    /// What of a reminder still waits for an answer; nil for none. What the daemon does not say
    /// counts as waiting.
    private func waiting(of reminder: Reminder) async -> Reminder? {
        var waiting: Set<Int> = []
        for number in reminder.numbers {
            let request = AcknowledgeReminder.Request(
                requestId: RequestID.fresh().text, number: number, channel: setting.channel,
                accepted: true)
            let client = setting.client
            let isOpen = await Offload.run {
                (try? client.ask(AcknowledgeReminder.self, request))?.open
            }
            if isOpen != false { waiting.insert(number) }
        }
        return reminder.keeping(waiting)
    }

    /// Leaves the bus.
    func end() { hangUp() }

    private func hangUp() {
        bus?.hangUp()
        bus = nil
    }

    private func show(_ message: ReminderMessage) async -> Verdict {
        do throws(BusFault) {
            let bus = try await connected().get()
            // A later reminder takes the place of the one before about the same dose.
            let known = message.source.map { idOfNote(before: $0) } ?? newsID
            let reply = try await bus.call(
                Self.service, Self.path, Self.service, "Notify", signature: "susssasa{sv}i",
                body: body(for: message, replacing: known))
            var reader = reply.reader
            let id = try reader.number()
            if shown.server != reply.sender { shown = .init(server: reply.sender ?? "") }
            keep(id, message)
            setting.notes.write(shown)
            return .told
        } catch {
            if error == .closed { bus = nil }
            return .failing(error.words)
        }
    }

    private func idOfNote(before reminder: Reminder) -> UInt32 {
        shown.notes.first {
            $0.reminder.number == reminder.number
                || !$0.reminder.doses.isDisjoint(with: reminder.doses)
        }?.id ?? 0
    }

    private func keep(_ id: UInt32, _ message: ReminderMessage) {
        guard let reminder = message.source else {
            newsID = id
            return
        }
        shown.notes.removeAll { $0.id == id || $0.reminder.number == reminder.number }
        guard reminder.subject != .test else { return }
        shown.notes.append(.init(id: id, reminder: reminder))
        shown.notes.removeFirst(max(0, shown.notes.count - ShownNotes.most))
    }

    private func body(for message: ReminderMessage, replacing id: UInt32) -> [UInt8] {
        var writer = BusWriter()
        writer.string("dosed")
        writer.number(id)
        writer.string("")
        writer.string(message.title)
        writer.string(Self.escaped(message.text))
        writer.array(of: 4) { actions in
            guard let source = message.source, source.asksForAnswer else { return }
            for answer in DesktopAnswer.allCases {
                actions.string(answer.rawValue)
                actions.string(
                    answer.label(
                        snooze: setting.snooze ?? source.snooze ?? ChannelSetup.usualSnooze,
                        isForAll: source.members != nil))
            }
        }
        writer.array(of: 8) { hints in
            hints.align(to: 8)
            hints.string("urgency")
            hints.signature("y")
            // 2, critical, for a dose that is due: it stays until it is answered.
            hints.byte(message.isUrgent ? 2 : 1)
        }
        // 0: it does not go by itself.
        writer.number(message.isFleeting ? UInt32.max : 0)
        return writer.bytes
    }

    /// The body may hold markup, so what would be read as such is escaped.
    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
    }
}

extension DesktopTeller {
    /// The connection, made once for all who wait for it.
    private func connected() async -> Result<SessionBus, BusFault> {
        if let bus { return .success(bus) }
        if let opening { return await opening.value }
        let task = Task { await self.open() }
        opening = task
        let result = await task.value
        opening = nil
        return result
    }

    private func open() async -> Result<SessionBus, BusFault> {
        guard let address = setting.address else {
            return .failure(.unreachable("DBUS_SESSION_BUS_ADDRESS is not set"))
        }
        do throws(BusFault) {
            let bus = try await SessionBus.connect(to: address)
            for rule in [
                "type='signal',interface='\(Self.service)'",
                "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',"
                    + "arg0='\(Self.service)'",
            ] { _ = try await askBus(bus, "AddMatch", rule) }
            let owner = try? await askBus(bus, "GetNameOwner", Self.service)
            var reader = owner?.reader
            let name = try? reader?.string()
            if name != shown.server { forgetAll() }
            self.bus = bus
            // The link to this teller is weak, so that it can go.
            Task { [weak self] in
                for await signal in bus.signals { await self?.hear(signal) }
                await self?.lost(bus)
            }
            return .success(bus)
        } catch {
            return .failure(error)
        }
    }

    private func askBus(
        _ bus: SessionBus, _ member: String, _ text: String
    ) async throws(BusFault) -> BusMessage {
        var writer = BusWriter()
        writer.string(text)
        return try await bus.call(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", member,
            signature: "s", body: writer.bytes)
    }

    private func lost(_ old: SessionBus) {
        if bus === old { bus = nil }
    }

    private func hear(_ signal: BusMessage) {
        var reader = signal.reader
        switch (signal.member, signal.signature) {
        case ("ActionInvoked", "us"):
            guard let id = try? reader.number(), let key = try? reader.string(),
                let note = shown.notes.first(where: { $0.id == id }),
                let answer = DesktopAnswer(rawValue: key)
            else { return }
            guard answering.insert(id).inserted else { return }
            Task { await self.record(answer, note) }
        case ("NotificationClosed", "uu"):
            if let id = try? reader.number(), !answering.contains(id) { forget(id) }
        case ("NameOwnerChanged", _):
            forgetAll()
            setting.notes.write(shown)
        default: break
        }
    }

    /// Another desktop knows none of it.
    private func forgetAll() {
        shown = .init()
        newsID = 0
    }

    private func forget(_ id: UInt32) {
        guard shown.notes.contains(where: { $0.id == id }) else { return }
        shown.notes.removeAll { $0.id == id }
        setting.notes.write(shown)
    }

    private func record(_ answer: DesktopAnswer, _ note: ShownNotes.Note) async {
        // Of several those are answered that nobody has answered meanwhile.
        let isAlone = note.reminder.members == nil
        let meant = isAlone ? note.reminder : await waiting(of: note.reminder) ?? note.reminder
        var failure: DoseFailure?
        for part in meant.parts {
            let refusal = await answer.record(
                part, snooze: setting.snooze, client: setting.client.about(note.reminder.person),
                sleep: setting.sleep)
            failure = failure ?? refusal
        }
        answering.remove(note.id)
        forget(note.id)
        let number = note.reminder.number
        guard let failure else {
            setting.output.remark(
                "\(setting.channel): reminder \(number): answered with \(answer.rawValue).")
            if let bus { await close(note.id, on: bus) }
            return
        }
        // The sentence may name the medicine, so it goes to neither the log nor the screen.
        setting.output.remark(
            "\(setting.channel): reminder \(number): its answer was not recorded "
                + "(\(FailureReport(failure).error.name)).")
        var note = note.reminder
        note.subject = .test
        note.members = nil
        note.title = "This was not recorded"
        note.detail = "Please see what is due with: dose due"
        note.command = ""
        _ = await show(
            ReminderMessage(
                note, say: setting.say, origin: setting.origin, isRepeated: false))
    }

    private func close(_ id: UInt32, on bus: SessionBus) async {
        var writer = BusWriter()
        writer.number(id)
        _ = try? await bus.call(
            Self.service, Self.path, Self.service, "CloseNotification", signature: "u",
            body: writer.bytes)
    }
}
