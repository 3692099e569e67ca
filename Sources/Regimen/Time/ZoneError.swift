/// Why time zone data was refused. A zone is never replaced by UTC: whoever reads the file must say
/// so.
package enum ZoneError: Error, Equatable, Sendable {
    /// The name is empty, too long or not a relative path of plain letters.
    case badName
    /// The file is larger than `Zone.bytesLimit`.
    case tooLarge(bytes: Int)
    /// The file does not begin with `TZif`.
    case notTZif
    /// The file ends too early; `offset` is where more bytes were needed.
    case truncated(offset: Int)
    /// A format version later than 4, or not a version at all.
    case unsupportedVersion(UInt8)
    /// The file counts leap seconds ("right" zones); a civil clock does not.
    case leapSeconds
    /// A value that RFC 9636 forbids; the text names the field.
    case malformed(String)
    /// The last line (the rule for later years) is not a POSIX TZ text that RFC 9636 allows.
    case badRule
}
