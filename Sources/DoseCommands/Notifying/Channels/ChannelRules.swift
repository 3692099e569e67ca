/// What a channel may be made of, for the file and the command line alike. Each rule gives what is
/// wrong in words that go on after a place, or nil.
enum ChannelRules {
    static func fault(inName name: String) -> String? {
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard isPlain, !name.isEmpty, !name.hasPrefix("-"),
            name.utf8.count <= ChannelSetup.nameCharacters
        else {
            return "takes up to \(ChannelSetup.nameCharacters) small letters, digits and "
                + "hyphens: phone, ana-desk"
        }
        return nil
    }

    static func fault(inURL url: String) -> String? {
        let isWeb = url.hasPrefix("https://") || url.hasPrefix("http://")
        let rest = url.drop { $0 != ":" }.dropFirst(3)
        guard isWeb, let first = rest.first, first != "/", isOneWord(url) else {
            return "takes a web address that begins with https:// or http://"
        }
        return nil
    }

    static func fault(inAddress address: String) -> String? {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = address.utf8.allSatisfy { !",;:<>()[]\\\"".utf8.contains($0) }
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), isPlain, isOneWord(address),
            !address.hasPrefix("-")
        else { return "takes one e-mail address: ana@example.org" }
        return nil
    }

    static func fault(inPath path: String) -> String? {
        path.hasPrefix("/") && isText(path) ? nil : "takes a path that begins with /"
    }

    /// A word that goes into a header: visible ASCII characters.
    static func fault(inWord word: String) -> String? {
        isOneWord(word) ? nil : "takes up to \(ChannelSetup.textCharacters) visible characters"
    }

    /// A text that goes into a header: no line break or other control character.
    static func fault(inText text: String) -> String? {
        isText(text) ? nil : "takes one line of up to \(ChannelSetup.textCharacters) characters"
    }

    /// A number and a unit; the daemon reads it when it is used.
    static func fault(inLength text: String) -> String? {
        let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        return isPlain && text.first?.isNumber == true && text.utf8.count <= 20
            ? nil : "takes a length of time: 15m, 1h"
    }

    private static func isOneWord(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= ChannelSetup.textCharacters
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private static func isText(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= ChannelSetup.textCharacters
            && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}
