import Testing

@testable import Formulary

@Suite("Signs that are denied")
struct DenialTests {
    private func signs(_ told: String) throws -> [String] {
        try builtIn().guides(.sign).filter { $0.isTold(by: told) }.map(\.id)
    }

    @Test(
        "what somebody says not to have is no sign",
        arguments: [
            "no fever", "legs ok, no numbness", "no fever or chills", "without any back pain",
            "no pain in my legs or back", "no jaw pain", "My back doesn't hurt", "not confused",
            "did not hit her head", "no bladder problems", "neither fever nor chills",
            "no pain, no fever, no weakness in the legs", "stool: no blood", "no more cramps",
        ])
    func denied(told: String) throws {
        #expect(try signs(told).isEmpty, "\(told)")
    }

    @Test(
        "in doubt a sign is told: what is missing, what comes after, what was there before",
        arguments: [
            ("no feeling in my legs", "spine"), ("cannot feel my legs", "spine"),
            ("cannot feel", "spine"), ("no urine", "spine"), ("not able to move", "spine"),
            ("no pain or feeling in my legs", "spine"), ("no control of my bowels", "spine"),
            ("no, my legs are numb", "spine"), ("no - numb legs", "spine"),
            ("no back pain but leg weakness", "spine"), ("no pain relief for my back", "spine"),
            ("no bladder control", "spine"), ("no fever, chills", "fever"),
            ("no fever until today", "fever"), ("not only fever", "fever"),
            ("never without a fever", "fever"), ("no numbness and tingling", "low-calcium"),
            ("No fever yesterday. Fever now.", "fever"), ("no bowel movement", "constipation"),
            ("not breathing", "slow-breathing"), ("won't wake up", "slow-breathing"),
        ])
    func told(told: String, id: String) throws {
        #expect(try signs(told).contains(id), "\(told)")
    }

    @Test("a denial is looked for only where it is asked for")
    func asked() {
        #expect(ToldText("no fever").tells("fever"))
        #expect(!ToldText("no fever").tells("fever", unlessDenied: true))
        #expect(ToldText("no fever, but fever at night").tells("fever", unlessDenied: true))
    }

    @Test("a test of the blood is no blood")
    func bloodTest() throws {
        #expect(try !signs("threw up after the blood draw").contains("vomiting-blood"))
        #expect(try signs("threw up blood after the blood draw").contains("vomiting-blood"))
    }
}
