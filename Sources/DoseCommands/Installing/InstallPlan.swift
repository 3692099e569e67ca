/// The steps, in order.
package struct InstallPlan: Sendable {
    /// How the data folder's mode must be: nobody else may enter it.
    static let privateMode: UInt32 = 0o700
    static let sharedMode: UInt32 = 0o755

    let places: InstallPlaces

    package init(places: InstallPlaces) {
        self.places = places
    }

    /// Puts everything in its place, starts it and calls it.
    ///
    /// - Parameters:
    ///   - dose: the program `dose` to copy.
    ///   - dosed: the program `dosed` to copy.
    ///   - allowedUIDs: who may call the machine's dosed; when empty, an allowance that was given
    ///     before stays.
    ///   - texts: what other programs look for.
    package func installing(
        dose: String, dosed: String, allowedUIDs: [UInt32], texts: [SharedText]
    ) throws(DoseFailure) -> [InstallStep] {
        var steps = [
            InstallStep.folder(places.now(places.programs), mode: Self.sharedMode),
            .program(from: dosed, to: places.now(places.dosed)),
            .program(from: dose, to: places.now(places.dose)),
        ]
        for text in texts {
            let (folder, name) = text.kind.place(in: places)
            steps += [
                .folder(places.now(folder), mode: Self.sharedMode),
                .file(places.now(folder + "/" + name), text: text.text),
            ]
        }
        steps.append(.folder(places.now(places.units), mode: Self.sharedMode))
        if places.scope == .user {
            steps.append(.folder(places.now(places.data), mode: Self.privateMode))
            // The agent waits there for channels, and may not make it itself.
            steps.append(.folder(places.now(places.settings), mode: Self.privateMode))
        }
        let units = UnitText(places: places)
        for unit in places.unitNames {
            steps.append(
                .file(places.now(places.units + "/" + unit), text: try units.text(of: unit)))
        }
        if !allowedUIDs.isEmpty {
            steps += [
                .folder(places.now(places.additions), mode: Self.sharedMode),
                .file(places.now(places.allowance), text: UnitText.allowance(of: allowedUIDs)),
            ]
        }
        let isLive = places.root == nil
        if isLive { steps.append(.systemctl(["daemon-reload"])) }
        steps.append(.systemctl(["enable"] + places.unitNames))
        if isLive { steps += [.start(places.unitNames), .call(places.socket)] }
        return steps
    }

    /// Takes away what ``installing(dose:dosed:allowedUIDs:texts:)`` has put there.
    ///
    /// - Parameter deletingData: whether what people have recorded goes too.
    package func uninstalling(deletingData: Bool) -> [InstallStep] {
        let units = places.unitNames.map { places.now(places.units + "/" + $0) }
        var steps = [
            InstallStep.disable(
                places.unitNames, now: places.root == nil,
                file: places.now(places.units + "/dosed.service"))
        ]
        steps += units.map { .remove($0) }
        if places.scope == .system { steps.append(.removeAll(places.now(places.additions))) }
        if places.root == nil { steps.append(.systemctl(["daemon-reload"])) }
        steps += SharedText.Kind.allCases.map { kind in
            let (folder, name) = kind.place(in: places)
            return .remove(places.now(folder + "/" + name))
        }
        steps += [.remove(places.now(places.dosed)), .remove(places.now(places.dose))]
        if deletingData {
            steps.append(.removeAll(places.now(places.data)))
            if let link = places.dataLink { steps.append(.remove(places.now(link))) }
        } else {
            steps.append(.leave(places.now(places.data)))
        }
        return steps
    }
}
