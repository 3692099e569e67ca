/// Makes the teller of a channel.
package struct TellerMaker: Sendable {
    let variable: @Sendable (String) -> String?
    let client: DaemonClient
    let output: Output
    let sleep: NotificationAgent.Sleep
    /// Tells this person's reminders from those of others who tell the same carer.
    let origin: String

    package init(
        surroundings: Surroundings, client: DaemonClient, output: Output,
        sleep: @escaping NotificationAgent.Sleep = NotificationAgent.asleep
    ) {
        variable = surroundings.variable
        self.client = client
        self.output = output
        self.sleep = sleep
        origin = "\(HostName.current) \(surroundings.userID) \(client.address.path)"
    }

    /// The teller, or one that says what is missing; nil for a heartbeat.
    func teller(for setup: ChannelSetup) -> (any Teller)? {
        do throws(DoseFailure) {
            return try teller(setup)
        } catch {
            return BrokenTeller(reason: FailureSentence.of(error))
        }
    }

    private func teller(_ setup: ChannelSetup) throws(DoseFailure) -> (any Teller)? {
        let deadline = Duration.seconds(setup.deadline)
        switch setup.kind {
        case .desktop(let snooze):
            return DesktopTeller(
                .init(
                    address: SessionBus.address(variable: variable), channel: setup.name,
                    say: setup.say, origin: origin, snooze: snooze, deadline: deadline,
                    client: client, output: output,
                    notes: ShownNotes(channel: setup.name, variable: variable), sleep: sleep))
        case .ntfy(let ntfy):
            return WebTeller(
                style: .ntfy(ntfy), curl: try curl(), deadlineSeconds: setup.deadline)
        case .webhook(let url, let token):
            return WebTeller(
                style: .webhook(url: url, token: token), curl: try curl(),
                deadlineSeconds: setup.deadline)
        case .mail(let mail):
            return MailTeller(mail: mail, mailer: try mailer(mail), deadline: deadline)
        case .program(let path, let arguments):
            return ProgramTeller(
                path: try ProgramPath.find(path, variable: variable), arguments: arguments,
                deadline: deadline)
        case .heartbeat: return nil
        }
    }

    func curl() throws(DoseFailure) -> String {
        try ProgramPath.find("curl", variable: variable)
    }

    private func mailer(_ mail: ChannelSetup.Mail) throws(DoseFailure) -> String {
        if let named = mail.mailer { return try ProgramPath.find(named, variable: variable) }
        for name in MailTeller.mailers {
            if let found = try? ProgramPath.find(name, variable: variable) { return found }
        }
        throw .cannotRun(
            program: "msmtp", reason: "there is no program that sends mail: no msmtp, no sendmail")
    }
}

/// A channel that something is missing for: each try says what.
private struct BrokenTeller: Teller {
    let reason: String

    func tell(_ message: ReminderMessage) async -> Verdict { .failing(reason) }
}
