/// What is said about what cannot wait. It says whom to call, and nothing about medicine.
extension Sentences {
    static let callEmergencyAtOnce = "This is an emergency. Call your emergency number now."
    static let callEmergencyNow =
        "If this is new, strong or getting worse, call your emergency number now. Then tell your "
        + "care team."
    static let callTeamNow =
        "Call your care team now. If you cannot reach them, call your emergency number (our "
        + "advice)."
    static let strongPain =
        "Tell your care team about pain this strong today. Call them now if it is new or gets "
        + "worse (our advice)."
    static let notAlone =
        "You are not alone. Please call your emergency number or your care team now. If you can, "
        + "tell somebody who is near you."
    static let lowMood =
        "You are not alone with this. Please tell your care team how you feel. If it is too much "
        + "to bear, call them or your emergency number now."

    static func wasTaken(_ medicine: String, _ time: String) -> String {
        "\(medicine) was taken at \(time)."
    }
}
