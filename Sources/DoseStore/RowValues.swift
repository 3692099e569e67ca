import Regimen
import SQLite

/// Columns as the values that they stand for. A value that cannot be one is damage, and said so.
extension Row {
    func instant(_ column: Int) throws(SQLiteError) -> Instant {
        Instant(epochSeconds: try int(column))
    }

    func optionalInstant(_ column: Int) throws(SQLiteError) -> Instant? {
        try optionalInt(column).map { Instant(epochSeconds: $0) }
    }

    func day(_ column: Int) throws(SQLiteError) -> CivilDate {
        guard let day = CivilDate(iso: try text(column)) else {
            throw unexpectedValue(in: column)
        }
        return day
    }

    func optionalDay(_ column: Int) throws(SQLiteError) -> CivilDate? {
        try optionalText(column) == nil ? nil : try day(column)
    }

    func civil(_ column: Int) throws(SQLiteError) -> CivilDateTime {
        guard let civil = CivilDateTime(iso: try text(column)) else {
            throw unexpectedValue(in: column)
        }
        return civil
    }

    func enumeration<Value: RawRepresentable<String>>(
        _ column: Int
    ) throws(SQLiteError) -> Value {
        guard let value = Value(rawValue: try text(column)) else {
            throw unexpectedValue(in: column)
        }
        return value
    }
}

/// A value that makes no sense where it stands. It is one row that cannot be used, not a file: the
/// rest goes on.
func unexpectedValue(in column: Int) -> SQLiteError {
    SQLiteError(extendedCode: 20, message: "an unexpected value in column \(column)")
}
