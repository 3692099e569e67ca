import CEmbedded

/// A file of this repository that is built into the programs as it is.
package struct EmbeddedFile: Sendable {
    /// Its name in its folder: `0001_create_person.sql`.
    package let name: String
    /// All of it.
    package let bytes: [UInt8]

    /// All of it as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The files of a folder of the repository, by name; none when nothing of it is built in.
    package static func all(in folder: String) -> [EmbeddedFile] {
        (0..<embedded_count()).compactMap { index in
            let file = embedded_at(index)
            let path = String(cString: file.path)
            guard path.hasPrefix(folder + "/") else { return nil }
            let name = path.dropFirst(folder.count + 1)
            guard !name.contains("/") else { return nil }
            return EmbeddedFile(
                name: String(name),
                bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
        }
    }

    /// The text of one file; empty when it is not built in, which a test of its room would find.
    package static func text(of name: String, in folder: String) -> String {
        all(in: folder).first { $0.name == name }?.text ?? ""
    }
}
